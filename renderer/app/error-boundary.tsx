import type { ReactNode } from 'react';
import { Component } from 'react';
import { frame } from '../text/frame.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Link } from '../ui/link.tsx';
import { MarginRow, MarginSheet } from '../ui/margin.tsx';

interface Props {
  children: ReactNode;
  /** Another place: whatever fell at the last one is forgotten. */
  place: string;
}

/** One screen that fails does not take the window with it. React has no function for this, hence the class. */
export class ErrorBoundary extends Component<Props, { fallenAt: string | null }> {
  override state: { fallenAt: string | null } = { fallenAt: null };

  static getDerivedStateFromError(): { fallenAt: string } {
    return { fallenAt: '' };
  }

  static getDerivedStateFromProps(props: Props, state: { fallenAt: string | null }): { fallenAt: string | null } {
    if (state.fallenAt === '') return { fallenAt: props.place };
    return state.fallenAt !== null && state.fallenAt !== props.place ? { fallenAt: null } : state;
  }

  override render() {
    if (this.state.fallenAt === null) return this.props.children;
    return (
      <MarginSheet>
        <MarginRow>
          <Empty
            title={frame.fallen.title}
            lead={frame.fallen.lead}
            actions={
              <>
                <Button kind="primary" onPress={() => this.setState({ fallenAt: null })}>
                  {frame.fallen.again}
                </Button>
                <Link to="/" kind="quiet">
                  {frame.fallen.home}
                </Link>
              </>
            }
          />
        </MarginRow>
      </MarginSheet>
    );
  }
}
