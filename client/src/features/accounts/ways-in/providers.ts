/** Names of providers as they write them. */
export const PROVIDER_NAMES: Record<string, string> = { google: "Google", github: "GitHub" };

export const providerName = (provider: string) => PROVIDER_NAMES[provider] ?? provider;
