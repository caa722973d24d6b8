import { expect, test } from "vitest";
import { emailHtml } from "#app/gateways/email/email-html.ts";

test("words stay words: markup in them is shown, not obeyed", () => {
  const html = emailHtml(`<script>x</script> & "quoted" https://a.example/?a=1&b=2`, false);
  expect(html).not.toContain("<script>");
  expect(html).toContain("&lt;script&gt;");
  expect(html).toContain('<a href="https://a.example/?a=1&amp;b=2">');
});
test("large print where it is needed", () => {
  expect(emailHtml("x", true)).toContain("24px");
  expect(emailHtml("x", false)).not.toContain("24px");
});
