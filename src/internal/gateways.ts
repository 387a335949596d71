// Words that the pages of a product contain. What no other text contains may stand for a product.
const products: readonly (readonly [name: string, words: RegExp])[] = [
  ['Zscaler', /zscaler|samlchecks/i],
  ['Fortinet', /forti(?:guard|gate|net\b)/i],
  ['Palo Alto Networks', /palo ?alto/i],
  ['Blue Coat', /blue ?coat|proxysg/i],
  ['Netskope', /netskope/i],
  ['Forcepoint', /forcepoint|websense/i],
  ['Cisco Umbrella', /cisco umbrella|opendns/i],
  ['Skyhigh Web Gateway', /mcafee web gateway|skyhigh/i],
  ['Sophos', /\bsophos\b/i],
  ['Barracuda', /\bbarracuda\b/i],
  ['Check Point', /check ?point software|usercheck/i],
  ['SonicWall', /sonicwall/i],
  ['WatchGuard', /watchguard/i],
  ['F5 BIG-IP', /big-?ip\b|the requested url was rejected\. please consult/i],
  ['Imperva', /imperva|incapsula/i],
  ['Akamai', /akamai|edgesuite\.net/i],
  ['Cloudflare', /cloudflare/i],
  ['Amazon CloudFront', /\bcloudfront\b/i],
  ['Squid', /\bsquid\b|error: the requested url could not be retrieved/i],
  ['HAProxy', /\bhaproxy\b/i],
  ['Envoy', /upstream connect error|\benvoy\b/i],
  ['Traefik', /\btraefik\b/i],
  ['Caddy', /\bcaddy\b/i],
  ['Varnish', /\bvarnish\b/i],
  ['OpenResty', /\bopenresty\b/i],
  ['nginx', /\bnginx\b/i],
  ['Apache', /\bapache\/\d|apache server at/i],
  ['Microsoft IIS', /microsoft-iis/i],
];

/** The proxy, firewall or web server that a page or a `Server` header names, if it names a known one. */
export function gatewayIn(text: string): string | undefined {
  return products.find(([, words]) => words.test(text))?.[0];
}
