// npm run bench: all comparisons of time with other libraries; `-- --smoke` runs each of them once.
await import('./exchange.js');
await import('./decode.js');

export {};
