import { useLocation, useRouteLoaderData } from "@remix-run/react";
import type { FormHTMLAttributes, ReactNode } from "react";
import type { RootData } from "#app/http/root-data.server.ts";

type Props = Omit<FormHTMLAttributes<HTMLFormElement>, "method"> & {
  children: ReactNode;
  /** For forms of visitors: see visitor.server.ts */ token?: string;
};

/**
 * A form that changes something: carries the token that readForm checks. Validated on submit by the server. It goes to this page
 * without its fragment: beside one, a browser does not give the error summary the focus when the form comes back.
 */
export function PostForm({ children, token, ...rest }: Props) {
  const root = useRouteLoaderData<RootData>("root");
  const { pathname, search } = useLocation();
  return (
    <form method="post" action={`${pathname}${search}`} noValidate {...rest}>
      <input type="hidden" name="csrf" value={token ?? root?.formToken ?? ""} />
      {children}
    </form>
  );
}
