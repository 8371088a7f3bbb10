import { Download, ExternalLink, FilePlus2, Plus } from 'lucide-react';
import { useState } from 'react';
import { largestKept, type Resource, type Seminar } from '../../../preload/contract/model/seminars.ts';
import { newOp } from '../../client/api.ts';
import { useApi, useNative } from '../../client/client.tsx';
import { explained } from '../../text/errors.ts';
import { bytes as sizeInWords } from '../../text/numbers.ts';
import { seminarWords as words } from '../../text/seminars.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';

interface ResourcesProps {
  seminar: Seminar;
  onResources: (resources: Resource[]) => void;
  /** Sends what was changed a moment ago, so that the core can add to it. */
  flush: () => Promise<void>;
}

/** What is needed on the day: links, and files that are kept in the store and written out again where somebody chooses. */
export function Resources({ seminar, onResources, flush }: ResourcesProps) {
  const api = useApi();
  const native = useNative();
  const { resources } = seminar;
  const addFiles = async (): Promise<void> => {
    const paths = await native.chooseFiles({ title: words.addFile, kinds: [], many: true });
    if (paths.length === 0) return;
    await flush();
    const outcome = await api.call('resource.keep', { op: newOp(), seminar: seminar.id, paths });
    if (outcome.ok) return;
    const { code } = outcome.failure;
    showToast({ text: code === 'too-large' ? words.tooLarge(sizeInWords(largestKept)) : explained(outcome.failure) });
  };
  const open = async (done: Promise<boolean>): Promise<void> => {
    if (!(await done)) showToast({ text: words.notOpened });
  };
  const save = async (resource: Resource): Promise<void> => {
    const outcome = await api.call('resource.read', { seminar: seminar.id, resource: resource.id });
    if (!outcome.ok) return showToast({ text: explained(outcome.failure) });
    const { name, base64 } = outcome.value;
    const ending = /\.([a-z0-9-]{1,24})$/i.exec(name)?.[1]?.toLowerCase();
    const saved = await native.saveFile({
      name,
      kinds: ending ? [{ name: ending.toUpperCase(), extensions: [ending] }] : [],
      bytes: Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)),
    });
    if (!saved) return;
    if ('failed' in saved) return showToast({ text: explained({ code: saved.failed, detail: {} }) });
    showToast({
      text: words.saved(saved.path),
      // A document is opened by the system; anything else is shown where it lies, for a person to decide.
      ...(native.edition === 'electron' ? { action: { label: words.open, onAction: () => void open(openOrShow(saved.path)) } } : {}),
    });
  };
  const openOrShow = async (path: string): Promise<boolean> => (await native.openPath(path)) || native.showInFolder(path);
  const rename = (id: string, title: string): void =>
    onResources(resources.map((resource) => (resource.id === id ? { ...resource, title } : resource)));
  return (
    <>
      {resources.length === 0 ? <p className="quiet">{words.resourcesNone}</p> : null}
      <ul className="resources">
        {resources.map((resource) => (
          <li key={resource.id}>
            <div>
              <TextField
                label={words.resourceOf(resource.title)}
                hideLabel
                value={resource.title}
                onChange={(title) => rename(resource.id, title)}
              />
              <p className="faint small">{detailOf(resource)}</p>
            </div>
            {resource.kind === 'kept' ? (
              <Button small icon={Download} aria-label={words.saveIt(resource.title)} onPress={() => void save(resource)}>
                {words.saveCopy}
              </Button>
            ) : (
              <Button
                small
                icon={ExternalLink}
                aria-label={words.openIt(resource.title)}
                onPress={() => void open(resource.kind === 'link' ? native.openExternal(resource.url) : native.openPath(resource.path))}
              >
                {words.open}
              </Button>
            )}
            <Button
              small
              kind="quiet"
              aria-label={words.removeIt(resource.title)}
              onPress={() => onResources(resources.filter(({ id }) => id !== resource.id))}
            >
              {words.remove}
            </Button>
          </li>
        ))}
      </ul>
      <AddLink onAdd={(link) => onResources([...resources, link])} />
      <Button icon={FilePlus2} onPress={() => void addFiles()}>
        {words.addFile}
      </Button>
    </>
  );
}

function AddLink({ onAdd }: { onAdd: (link: Resource) => void }) {
  const [title, setTitle] = useState('');
  const [url, setUrl] = useState('');
  const isLink = /^(https?:\/\/|mailto:)\S+$/i.test(url.trim());
  return (
    <div className="rule-form">
      <TextField label={words.linkTitle} value={title} onChange={setTitle} />
      <TextField label={words.linkUrl} placeholder={words.linkHint} value={url} onChange={setUrl} />
      <Button
        icon={Plus}
        notYet={isLink ? null : words.needsLink}
        onPress={() => {
          onAdd({ id: newOp(), kind: 'link', title: title.trim() || url.trim(), url: url.trim() });
          setTitle('');
          setUrl('');
        }}
      >
        {words.addLink}
      </Button>
    </div>
  );
}

function detailOf(resource: Resource): string {
  if (resource.kind === 'link') return resource.url;
  return resource.kind === 'kept' ? words.keptFile(resource.name, sizeInWords(resource.bytes)) : words.elsewhere(resource.path);
}
