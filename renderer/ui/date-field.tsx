import './date-field.css';
import { type CalendarDate, parseDate } from '@internationalized/date';
import { DateField as AriaDateField, DateInput, DateSegment } from 'react-aria-components';
import type { FieldWords } from './field.tsx';
import { FieldHead } from './field.tsx';

export interface DateFieldProps extends FieldWords {
  /** YYYY-MM-DD, or empty while there is no whole date. */
  value: string;
  onChange: (day: string) => void;
  autoFocus?: boolean;
}

/** Day, month and year, typed in the British order whatever the computer's own is. */
export function DateField({ label, hint, error, hideLabel, value, onChange, autoFocus }: DateFieldProps) {
  return (
    <AriaDateField<CalendarDate>
      className="field"
      granularity="day"
      shouldForceLeadingZeros
      value={value === '' ? null : parseDate(value)}
      onChange={(date) => onChange(date?.toString() ?? '')}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      autoFocus={autoFocus ?? false}
    >
      <FieldHead label={label} hint={hint} error={error ?? null} hideLabel={hideLabel ?? false} />
      <DateInput className="field-input date-input">{(segment) => <DateSegment segment={segment} className="date-segment" />}</DateInput>
    </AriaDateField>
  );
}
