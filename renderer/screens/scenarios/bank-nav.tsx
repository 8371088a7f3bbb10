import { bankParts as words } from '../../text/scenarios.ts';
import { Link } from '../../ui/link.tsx';

/** From one shelf of the bank to another. */
export function BankNav({ here }: { here: 'scenarios' | 'prompts' | 'quotations' }) {
  return (
    <nav className="bank-nav" aria-label={words.rooms}>
      <Link to="/scenarios" current={here === 'scenarios'}>
        {words.scenarios}
      </Link>
      <Link to="/bank/prompts" current={here === 'prompts'}>
        {words.prompts}
      </Link>
      <Link to="/bank/quotations" current={here === 'quotations'}>
        {words.quotations}
      </Link>
    </nav>
  );
}
