/** What a route module says of its page, exported as `handle`. */
export type Handle<Data = never> = {
  /** The page's title without the product's name; from its loader's data where that names something. */
  title: string | ((data: Data) => string);
  /** Only where a page is truly an application; say why beside it. */
  hydrate?: boolean;
  /** Keep search engines away. */
  unlisted?: boolean;
};
