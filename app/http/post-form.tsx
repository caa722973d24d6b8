import { useRouteLoaderData } from "@remix-run/react";
import type { FormHTMLAttributes, ReactNode } from "react";
import type { RootData } from "#app/http/root-data.server.ts";

type Props = Omit<FormHTMLAttributes<HTMLFormElement>, "method"> & {
  children: ReactNode;
  /** For forms of visitors: see visitor.server.ts */ token?: string;
};

/** A form that changes something: carries the token that readForm checks. Validated on submit by the server. */
export function PostForm({ children, token, ...rest }: Props) {
  const root = useRouteLoaderData<RootData>("root");
  return (
    <form method="post" noValidate {...rest}>
      <input type="hidden" name="csrf" value={token ?? root?.formToken ?? ""} />
      {children}
    </form>
  );
}
