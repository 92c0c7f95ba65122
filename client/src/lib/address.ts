/**
 * What stands in the address after `?` at this moment. A second choice may come before the first one is rendered, so
 * what is made of an earlier choice and this one starts here, not with what was rendered.
 */
export const searchNow = () => new URLSearchParams(location.search);
