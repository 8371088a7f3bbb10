/** One of a few: what Select, RadioGroup, Segmented and ComboBox offer. */
export interface Choice<V extends string> {
  value: V;
  label: string;
  hint?: string;
  disabled?: boolean;
}
