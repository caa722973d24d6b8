import { createContext, useContext } from "react";

/** What the server knows of the answer while it draws it. */
export type PageContext = { nonce: string; failedForm: boolean };
const Context = createContext<PageContext>({ nonce: "", failedForm: false });
export const PageContextProvider = Context.Provider;
export const usePageContext = (): PageContext => useContext(Context);
