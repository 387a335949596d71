/** Where a refresh token came from; GitHub wants no secret for those of the device flow. */
interface RefreshToken {
  readonly clientId: string;
  readonly fromDevice: boolean;
}

/** The refresh tokens that can still be used, once each. */
export interface RefreshTokens {
  readonly keep: (refreshToken: string, origin: RefreshToken) => void;
  readonly find: (refreshToken: string, clientId: string) => RefreshToken | undefined;
  readonly spend: (refreshToken: string) => void;
}

export const refreshTokens = (): RefreshTokens => {
  const kept = new Map<string, RefreshToken>();
  return {
    keep: (refreshToken, origin) => {
      kept.set(refreshToken, origin);
    },
    find: (refreshToken, clientId) => {
      const origin = kept.get(refreshToken);
      return origin?.clientId === clientId ? origin : undefined;
    },
    spend: (refreshToken) => {
      kept.delete(refreshToken);
    },
  };
};
