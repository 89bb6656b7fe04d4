/** An LRS's address: an endpoint may have a query of its own, which belongs behind each resource's name. */
export function addressIn(given: string): {
  /** Without the query. */
  endpoint: string;
  /** The address of a request with the endpoint's query, and with another one. */
  addressed(url: string, more?: string): string;
} {
  const [, endpoint = '', query = ''] = /^([^?#]*)\??([^#]*)/.exec(given) ?? [];
  return {
    endpoint,
    addressed(url, more = '') {
      const all = [query, more].filter((each) => each !== '').join('&');
      return all === '' ? url : url + (url.includes('?') ? '&' : '?') + all;
    },
  };
}
