/** The mark of StudyMate beside its name. */
export function Logo({ size = 32 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="#1d4f5c" />
      <path d="M7 11.5 16 8l9 3.5L16 15z" fill="#f4b860" />
      <path d="M10.5 14.6v5.1c0 1.6 2.6 3.1 5.5 3.1s5.5-1.5 5.5-3.1v-5.1L16 16.8z" fill="#fff" />
    </svg>
  );
}
