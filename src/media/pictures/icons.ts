/** Line drawings on a field of 24 by 24, as the inside of an SVG group that sets stroke and fill. */
export const icons = {
  office: '<path d="M3 11 12 4l9 7"/><path d="M5.5 9.5V20h13V9.5"/><path d="M10 20v-6h4v6"/>',
  account:
    '<rect x="6" y="2.5" width="12" height="19" rx="2"/><circle cx="12" cy="9.2" r="2.2"/><path d="M8.6 15.6a3.4 3.4 0 0 1 6.8 0z"/><path d="M11 18.8h2"/>',
  agreement:
    '<path d="M5 3h10l4 4v14H5z"/><path d="M14.8 3v4.2H19"/><path d="M8 10.5h8M8 13.8h5"/><path d="M8 18.2c1.2-2.4 2-2.4 2.4-.8s1.2 1.2 1.8-.2 1.3-1.2 1.8.2 1 .8 2 .4"/>',
  ready:
    '<rect x="3.5" y="8" width="17" height="12" rx="2"/><path d="M9 8V5h6v3"/><path d="M12 11v6M9 14h6"/>',
  card: '<rect x="2.5" y="5.5" width="19" height="13" rx="2"/><circle cx="8" cy="10.6" r="2"/><path d="M5 15.6a3 3 0 0 1 6 0z"/><path d="M14 10.4h4.5M14 14h4.5"/>',
  visa: '<rect x="5" y="2.5" width="14" height="19" rx="2"/><circle cx="12" cy="9.8" r="4"/><path d="M8 9.8h8M12 5.8c-2.2 2.4-2.2 5.6 0 8M12 5.8c2.2 2.4 2.2 5.6 0 8"/><path d="M9 17.8h6"/>',
  held: '<path d="M11 20.5H4v-18h8l3.5 3.5v3"/><path d="M7 8h5M7 11.5h3.5"/><rect x="13" y="14" width="8" height="7" rx="1.2"/><path d="M14.8 14v-1.8a2.2 2.2 0 0 1 4.4 0V14"/>',
  changed:
    '<path d="M20 8.5V6.4A1.9 1.9 0 0 0 18.1 4.5H4.4A1.9 1.9 0 0 0 2.5 6.4v9.7A1.9 1.9 0 0 0 4.4 18H9"/><path d="M6 9h7M6 12.8h4.5"/><path d="M12.2 20.8l.6-3 6.6-6.6a1.6 1.6 0 0 1 2.4 2.4l-6.6 6.6z"/>',
  place:
    '<path d="M12 21.5C7.2 15.8 5 12.6 5 9.5a7 7 0 0 1 14 0c0 3.1-2.2 6.3-7 12z"/><circle cx="12" cy="9.5" r="2.6"/>',
  missing:
    '<path d="M5 3h10l4 4v14H5z" stroke-dasharray="2.6 1.9"/><path d="M9.8 10.4a2.3 2.3 0 1 1 3.5 2c-.9.6-1.3 1.1-1.3 2.2"/><path d="M12 17.4v.2"/>',
} as const;

export type IconName = keyof typeof icons;
