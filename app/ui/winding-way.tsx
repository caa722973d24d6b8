/** The picture of the front page: a winding way between two homes, with people going along it together. */
export function WindingWay() {
  const path = "M40 280c40-60 150-30 190-70s-10-60 60-84";
  return (
    <svg
      viewBox="0 0 420 280"
      role="img"
      aria-label="A winding path between two houses, with people walking and wheeling along it together"
      className="block h-auto w-full rounded-[26px]"
    >
      <rect width="420" height="280" fill="#e0efec" />
      <circle cx="338" cy="62" r="30" fill="#f4b63f" />
      <g fill="#fffdf8">
        <ellipse cx="96" cy="58" rx="34" ry="12" />
        <ellipse cx="122" cy="48" rx="26" ry="12" />
      </g>
      <path d="M0 196c70-44 130-60 210-34s150 6 210-34v152H0z" fill="#d2e6df" />
      <path d="M0 210c80-50 150-30 220-10s140 10 200-40v120H0z" fill="#bfdcd3" />
      <path d={path} fill="none" stroke="#fbf7ef" strokeWidth="38" strokeLinecap="round" />
      <path
        d={path}
        fill="none"
        stroke="#f4b63f"
        strokeWidth="4"
        strokeDasharray="12 14"
        strokeLinecap="round"
      />
      <g>
        <path d="M276 120v-46l34-24 34 24v46z" fill="#5a2a63" />
        <rect x="302" y="88" width="17" height="32" rx="3" fill="#fbf7ef" />
        <path d="M28 176v-40l29-21 29 21v40z" fill="#9e2d1b" />
        <rect x="49" y="148" width="15" height="28" rx="3" fill="#fbf7ef" />
      </g>
      <g fill="#2c6536">
        <circle cx="384" cy="150" r="20" />
        <circle cx="366" cy="166" r="14" />
        <circle cx="14" cy="192" r="16" />
      </g>
      <path d="M384 168v22M14 204v16" stroke="#211a26" strokeWidth="5" strokeLinecap="round" />
      <g fill="none" stroke="#211a26" strokeWidth="6" strokeLinecap="round" strokeLinejoin="round">
        <circle cx="150" cy="232" r="19" strokeWidth="5" />
        <path d="M150 168v32h26l12 26h12" />
        <path d="M150 184h22" />
      </g>
      <circle cx="150" cy="152" r="13" fill="#211a26" />
      <g fill="none" stroke="#0b5a5e" strokeWidth="6" strokeLinecap="round" strokeLinejoin="round">
        <path d="M214 160v44M214 204l-12 42M214 204l14 42M214 174l-30 14M214 174l22 18" />
      </g>
      <circle cx="214" cy="143" r="13" fill="#0b5a5e" />
    </svg>
  );
}
