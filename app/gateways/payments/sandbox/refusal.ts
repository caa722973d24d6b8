/** What Stripe refuses, as it says it: always `{ "error": … }`, for the library takes any other body for success. */
export class StripeRefusal extends Error {
  override name = "StripeRefusal";
  readonly status: number;
  readonly code: string | undefined;
  readonly param: string | undefined;
  readonly type: string;
  constructor(
    message: string,
    {
      status = 400,
      code,
      param,
      type = "invalid_request_error",
    }: { status?: number; code?: string; param?: string; type?: string } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.param = param;
    this.type = type;
  }
  get body(): { error: Record<string, string> } {
    return {
      error: {
        type: this.type,
        message: this.message,
        ...(this.code === undefined ? {} : { code: this.code }),
        ...(this.param === undefined ? {} : { param: this.param }),
      },
    };
  }
}

const NAMES: Record<string, string> = {
  "checkout.session": "checkout session",
  payment_intent: "payment_intent",
  "v2.core.account": "account",
};
/** An id in the address that is not there is 404; in the parameters, 400. */
export const noSuch = (kind: string, id: string, param = "id") =>
  new StripeRefusal(`No such ${NAMES[kind] ?? kind}: '${id}'`, {
    status: param === "id" ? 404 : 400,
    code: kind.startsWith("v2.") ? "not_found" : "resource_missing",
    param,
  });
