interface ActionFactsProps {
  facts: readonly (readonly [string, string | undefined])[];
}

/** Who, by when, and who was told: as it was written, each under its word. What was left empty is left out. */
export function ActionFacts({ facts }: ActionFactsProps) {
  return (
    <dl className="rev-facts">
      {facts.map(([term, said]) =>
        said ? (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{said}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
