// The line between the app and the card provider, with a place on it where a call can be stopped: before it arrives, or
// with its answer on the way back. The app is given the line's address as the provider's (STRIPE_API_BASE).
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A call stops where its first line (`POST /v1/refunds`) fits and its body has all of these words. */
type Which = { call: RegExp; words?: string[] };
type Stopped = { there: boolean };
type Stop = Which & Stopped & { where: "before" | "after" };

export type CardLine = {
  url: string;
  stop: (which: Which, where: "before" | "after") => Stopped;
  /** Nothing is stopped any more; what is stopped is cut. */
  clear: () => void;
  end: () => Promise<void>;
};

export async function layCardLine(provider: URL): Promise<CardLine> {
  let stops: Stop[] = [];
  const held: ServerResponse[] = [];
  async function carry(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const call = `${request.method ?? ""} ${request.url ?? ""}`;
    const text = decodeURIComponent(body.toString().replaceAll("+", " "));
    const stop = stops.find(
      (one) => !one.there && one.call.test(call) && (one.words ?? []).every((word) => text.includes(word)),
    );
    const hold = () => {
      held.push(response);
      if (stop) stop.there = true;
    };
    if (stop?.where === "before") {
      hold();
      return;
    }
    const headers = Object.entries(request.headers).flatMap(([name, value]) =>
      typeof value === "string" && !["host", "connection", "content-length"].includes(name)
        ? [[name, value] as [string, string]]
        : [],
    );
    const answer = await fetch(new URL(request.url ?? "/", provider), {
      method: request.method ?? "GET",
      headers,
      ...(body.length > 0 ? { body } : {}),
    });
    const said = await answer.text();
    if (stop) hold();
    else response.writeHead(answer.status, { "Content-Type": "application/json" }).end(said);
  }
  const server = createServer((request, response) => {
    carry(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop(which, where) {
      const stop = { ...which, where, there: false };
      stops.push(stop);
      return stop;
    },
    clear() {
      stops = [];
      for (const response of held.splice(0)) response.destroy();
    },
    end: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
