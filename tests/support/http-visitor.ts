/** A browser without a screen: keeps cookies, reads forms, sends them. For attacks over HTTP. */
export class HttpVisitor {
  /** The address of the app; may change when it starts again. */
  base: string;
  private readonly cookies = new Map<string, string>();

  constructor(base: string, cookie?: string) {
    this.base = base;
    if (cookie) this.keep(cookie);
  }
  private keep(cookie: string): void {
    const [pair = ""] = cookie.split(";");
    const at = pair.indexOf("=");
    this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
  async send(
    path: string,
    init: RequestInit = {},
  ): Promise<{ status: number; location: string | null; body: string }> {
    const headers = new Headers(init.headers);
    headers.set("Cookie", [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const response = await fetch(this.base + path, { ...init, headers, redirect: "manual" });
    for (const cookie of response.headers.getSetCookie()) this.keep(cookie);
    return {
      status: response.status,
      location: response.headers.get("Location"),
      body: await response.text(),
    };
  }
  /** The hidden fields of the form in `main` of a page. */
  async hiddenFields(path: string): Promise<Record<string, string>> {
    const { body } = await this.send(path);
    const main = body.slice(body.indexOf("<main"), body.indexOf("</main>"));
    const fields = [...main.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
    return Object.fromEntries(
      fields.map(([, name = "", value = ""]) => [name, value.replaceAll("&amp;", "&")]),
    );
  }
  post(path: string, fields: Record<string, string>) {
    return this.send(path, {
      method: "POST",
      body: new URLSearchParams(fields),
      headers: { Origin: this.base },
    });
  }
}
