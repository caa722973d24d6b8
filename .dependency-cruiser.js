// DESIGN: Direction. routes → http, ui, domain · http → domain/{identity, access, assisted-access} · domain → gateways, db · ui → lib.
const capabilities =
  "people|assisted-access|planners|assistants|engagements|plans|budgets|capacity|ledger|payments|hiring|hours|messages|community|core-service|commissioning|notifications|open-data|places";
const only = (name, from, allowed) => ({
  name,
  severity: "error",
  from: { path: from },
  to: { path: "^app/", pathNot: [from, ...allowed, "^app/generated/prisma/enums"] },
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: "no-circular", severity: "error", from: { pathNot: "^app/generated" }, to: { circular: true } },
    only("routes-import-http-ui-domain", "^app/routes/", [
      "^app/http/",
      "^app/ui/",
      "^app/domain/",
      "^app/lib/",
    ]),
    only("http-imports-access-identity", "^app/http/", [
      "^app/domain/(identity|access|assisted-access)/",
      "^app/lib/",
      "^app/(secret|env)\\.server",
    ]),
    only("ui-imports-lib", "^app/ui/", ["^app/lib/"]),
    only("lib-imports-nothing", "^app/lib/", []),
    only("gateways-import-env-lib", "^app/gateways/", ["^app/lib/", "^app/env\\.server", "^app/db\\.server"]),
    only("domain-imports-gateways-db-lib", "^app/domain/", [
      "^app/gateways/",
      "^app/lib/",
      "^app/(db|env|secret)\\.server",
      "^app/generated/",
    ]),
    {
      name: "nothing-imports-routes",
      severity: "error",
      from: { path: "^app/", pathNot: "^app/routes" },
      to: { path: "^app/routes/" },
    },
    {
      name: "only-domain-touches-the-database",
      severity: "error",
      from: { path: "^app/(routes|http|ui|lib)/" },
      to: { path: "^app/(db\\.server|generated/(?!prisma/enums))" },
    },
    {
      name: "audit-access-identity-lie-at-the-bottom",
      severity: "error",
      from: { path: "^app/domain/(audit|access|identity)/" },
      to: { path: `^app/domain/(${capabilities})/` },
    },
    {
      name: "ledger-imports-only-audit",
      severity: "error",
      from: { path: "^app/domain/ledger/" },
      to: { path: "^app/domain/(?!ledger|audit)" },
    },
    {
      name: "only-identity-knows-lucia",
      severity: "error",
      from: { pathNot: "^app/domain/identity/" },
      to: { path: "node_modules/(lucia|@lucia-auth)" },
    },
    {
      name: "only-the-email-gateway-knows-nodemailer",
      severity: "error",
      from: { pathNot: "^app/gateways/email/" },
      to: { path: "node_modules/nodemailer/" },
    },
    {
      name: "only-the-card-gateway-knows-stripe",
      severity: "error",
      from: { pathNot: "^app/gateways/payments/" },
      to: { path: "node_modules/stripe/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    exclude: { path: "^app/generated/.*/models" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  },
};
