import type { ReactNode } from 'react';

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" width={16} height={16} aria-hidden="true">
      {children}
    </svg>
  );
}

export const InfoIcon = () => (
  <Icon>
    <circle cx={8} cy={8} r={6} />
    <path d="M8 7.4V11M8 5v.2" />
  </Icon>
);

export const TableIcon = () => (
  <Icon>
    <path d="M2.5 3.5h11v9h-11zM2.5 6.5h11M2.5 9.5h11M6.5 6.5v6" />
  </Icon>
);

export const ChartIcon = () => (
  <Icon>
    <path d="M3 13V8.5M8 13V3M13 13V6" />
  </Icon>
);

export const ChevronIcon = () => (
  <Icon>
    <path d="m4.5 6.5 3.5 3.5 3.5-3.5" />
  </Icon>
);

export const GlobeIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="5.75" />
    <path d="M2.25 8h11.5M8 2.25c-4.4 3.6-4.4 7.9 0 11.5 4.4-3.6 4.4-7.9 0-11.5Z" />
  </Icon>
);

export const MoonIcon = () => (
  <Icon>
    <path d="M13 9.6A5.4 5.4 0 0 1 6.4 3a5.4 5.4 0 1 0 6.6 6.6Z" />
  </Icon>
);

export const SunIcon = () => (
  <Icon>
    <circle cx={8} cy={8} r={2.8} />
    <path d="M8 1.5v1.3M8 13.2v1.3M1.5 8h1.3M13.2 8h1.3M3.4 3.4l.9.9M11.7 11.7l.9.9M12.6 3.4l-.9.9M4.3 11.7l-.9.9" />
  </Icon>
);

export const CompareIcon = () => (
  <Icon>
    <path d="M2 11.5 5.5 7l3 2.5L14 3" />
    <path strokeDasharray="1.6 1.8" d="M2 14 6 11l3 1 5-4" />
  </Icon>
);

export const CheckIcon = () => (
  <Icon>
    <path d="m3.5 8.5 3 3 6-7" />
  </Icon>
);

export const TakeIcon = () => (
  <Icon>
    <path d="M8 2.5v7M5 6.8 8 9.8l3-3M2.8 11v2.2h10.4V11" />
  </Icon>
);

export const ShareIcon = () => (
  <Icon>
    <path d="M8 9.5v-7M5.2 5 8 2.2 10.8 5M5 7.2H3.2v6.3h9.6V7.2H11" />
  </Icon>
);

export const PersonIcon = () => (
  <Icon>
    <circle cx={8} cy={5.4} r={2.6} />
    <path d="M3 13.5c.6-2.5 2.6-3.8 5-3.8s4.4 1.3 5 3.8" />
  </Icon>
);

export const FlagIcon = () => (
  <Icon>
    <path d="M4 14V2.5h8.5L10.5 6l2 3.5H4" />
  </Icon>
);

export const PlusIcon = () => (
  <Icon>
    <path d="M8 3v10M3 8h10" />
  </Icon>
);

export const EditIcon = () => (
  <Icon>
    <path d="m3 13 .7-3L10.5 3.2a1.3 1.3 0 0 1 1.9 0l.4.4a1.3 1.3 0 0 1 0 1.9L6 12.3 3 13Z" />
  </Icon>
);

export const RemoveIcon = () => (
  <Icon>
    <path d="M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5" />
  </Icon>
);

export const FindIcon = () => (
  <Icon>
    <circle cx={7} cy={7} r={4.2} />
    <path d="m10.2 10.2 3.3 3.3" />
  </Icon>
);

/** Two turns of a queue: who turned out. */
export const Mark = () => (
  <svg className="brand-mark" viewBox="0 0 20 20" width={20} height={20} aria-hidden="true">
    <rect x={1} y={10} width={4.5} height={9} rx={1} />
    <rect x={7.75} y={5.5} width={4.5} height={13.5} rx={1} />
    <rect x={14.5} y={1} width={4.5} height={18} rx={1} />
  </svg>
);
