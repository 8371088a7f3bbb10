export interface Help {
  title: string;
  sentences: readonly string[];
}

/** By the first part of a place's address. True sentences about what the screen does now. */
export const help: Readonly<Record<string, Help>> = {
  '': {
    title: 'Home',
    sentences: [
      'Home shows the workbook that you worked on last, and what there is to do next.',
      'Everything can be found or done from the box at the top: press Ctrl K and type a workbook, a statement’s code such as 6d, a name, or what you want to do.',
      'There is nothing to save by hand. Changes are kept as you make them, and the word at the top says so.',
    ],
  },
  workbooks: {
    title: 'Workbooks',
    sentences: [
      'The page in the middle is the very file that will be printed.',
      'A change is on the page after a moment. Ctrl Z undoes it, also after Groundwork was closed.',
      'Printing or sending issues an edition: it freezes the text, so that every answer that comes back points to what was asked.',
      'The facilitator’s copy is the same workbook with answers, timings and what to listen for.',
      'A picture is pasted, dropped or chosen. It is asked what it shows, and keeps no trace of where and by whom it was taken.',
      'In the outline: / adds a block, Alt with an arrow moves what is chosen, F2 goes to its settings, Delete puts it in Trash. F8 goes to the next finding, Shift F8 to what settles it.',
      'Findings are what a program can see before print: a name spelt two ways, a date that is not that day, a number that the cover does not say, a place still to be filled in. They stop nobody.',
    ],
  },
  import: {
    title: 'Bring in a workbook',
    sentences: [
      'A Word, Markdown or text file, or a bundle from a colleague, becomes a draft. The file itself stays as it is.',
      'Each line of the list says what a part was taken for. Change it, or leave the part out; what is in doubt says so.',
      'Pictures in Word and Markdown files come in where they stand, without where and by whom they were taken.',
    ],
  },
  editions: {
    title: 'Editions',
    sentences: [
      'Issuing freezes what the workbook says. What came back points to the edition that it was asked in.',
      'Two editions, or an edition and the draft, stand side by side here, word by word.',
    ],
  },
  statements: {
    title: 'Statements',
    sentences: [
      'Each statement has the code that people say: the section’s number and a letter.',
      'Under a statement you see where a workbook shows, teaches or asks about it.',
      'A statement that no workbook addresses says so.',
      'Where a cohort’s programme numbers the area otherwise, set its number at the foot: its copies and its coverage then say 4d for 6d.',
    ],
  },
  frameworks: {
    title: 'Frameworks',
    sentences: [
      'A list of statements that is pasted is shown as it will read, with its gaps and doubles, before it is kept.',
      'Tie the statements of two editions to each other, so that what was asked under the one can be read under the other.',
    ],
  },
  scenarios: {
    title: 'Scenarios',
    sentences: [
      'A scenario is kept once and may be used in several workbooks: as a link it is the same everywhere, and a change here is a change there. As a copy it stands on its own.',
      'Variants tell the same for ITT, primary or secondary. A workbook that shows one can be changed to another by one click.',
      'Names are kept beside the text: change one there, and it changes in the scenario and in every prompt.',
    ],
  },
  returns: {
    title: 'Returns',
    sentences: [
      'Drop files, a folder or a .zip anywhere on the window: filled PDFs, scans, photographs of pages as they come from a telephone, HEIC too. Each is known by the code inside or on it, whatever it is called.',
      'No answer is stored until you accept. What was read, and what you decided about it, waits until then, also when Groundwork is closed or the computer goes off; putting it away forgets it. What you typed is never replaced by a file unless you say so, answer by answer.',
      'Dropping the same file again changes nothing. A later version becomes the newest one, and the earlier one stays in the answer’s history.',
      'Copies that were printed for names, before their people were here, can bring them along: all are added to a cohort at once, by the names on their covers, when you accept.',
      'Of paper, every answer is cut out beside a place to type it. Handwriting is kept as a picture, typed or not, and ticks and numbers that are not certain wait for you.',
      'Photograph pages from above, with the code and the four squares at the corners in the picture. Two pages beside each other are read as two.',
      'A photograph or a file that cannot be read is told of, with what to do about it. Pages without a name are named together, and a page that has lost its code is suggested to be the one that its neighbours lack: Y takes that.',
      'J and K go from file to file, N from answer to answer; X leaves an answer out, 1 and 2 decide between yours and the file’s. Ctrl Enter accepts. Ctrl Z takes that back, and before it what was decided on the desk.',
    ],
  },
  bank: {
    title: 'Bank',
    sentences: [
      'Every prompt and quotation of your workbooks stands here once, with where it is used.',
      'Put into a workbook as a link, a prompt or a quotation follows this one: where this reads otherwise later, that workbook’s findings say so, and take it over or keep theirs by one click. Nothing changes by itself.',
      'As a copy it stands on its own.',
    ],
  },
  people: {
    title: 'People',
    sentences: [
      'A cohort is the group that goes through a programme together. You choose how long its words are kept before you add anybody.',
      'Every cell is changed where it stands: go there with the arrows and type. F2 changes a name; Enter opens the person.',
      'Pick several to set one thing for all of them: Shift or Ctrl with the mouse, Shift Space or Shift with the arrows by keyboard, Ctrl A for all that are shown.',
      'An import shows what it would do before it does anything, and one Undo takes it all back.',
      'F9 hides names on the screen while you show it to others: everybody then has a number that stays theirs.',
      'Giving a copy writes everything that is held about one person to a folder: people may ask for it, and have a right to it within a month.',
      'Erasing cannot be undone. Groundwork shows what will go first, and tells you which backups and files still hold it.',
    ],
  },
  seminars: {
    title: 'Seminars',
    sentences: [
      'A seminar has a day, a place, a workbook, an agenda whose times add up, and what you need on the day.',
      'A file that you add to a seminar is copied into Groundwork and its backups, up to 25 MB. It is never opened here: save a copy of it to use it.',
      'In the register, go to a seminar and press P, L, A or C: the mark is made and the next person is there. Shift P marks everybody who is left as present.',
      'The line is rounded up: 90% of 10 is 9, and of 7 it is 7. Each person’s sentence says where they stand and what it takes.',
      'The evidence is a PDF for your provider. While names are hidden, it has none either.',
    ],
  },
  copies: {
    title: 'Copies',
    sentences: [
      'Everybody gets a copy in their own print, on paper, fillable or both. Set both in People.',
      'Making copies issues an edition if the draft has changed. Somebody who comes later gets theirs without the others being made again.',
      'Each copy has a code of its own, by which it is known again when it comes back.',
      'Whoever said in an earlier workbook what they would do finds it at the front of their next copy, with room for what happened. What they answer there comes home with the copy.',
    ],
  },
  answers: {
    title: 'Answers',
    sentences: [
      'What people wrote on paper is typed here: a row for each person, a column for each place to write. Tab goes on, Enter goes down, and each cell is kept as you leave it.',
      'Nothing is three different things: left blank (Alt B), not attempted (Alt N), and the workbook not handed in (Alt H).',
      'Several people are picked as in People, to say of all of them that their workbook came back, or did not.',
      'Escape and then Tab leaves the grid. Enter on a name opens that person’s workbook beside its pages.',
      'An export of a form is taken in by its columns, which are remembered. An answer that another takes the place of is kept.',
    ],
  },
  review: {
    title: 'Review',
    sentences: [
      'Everybody’s answers to one prompt stand beside each other: J and K go from person to person, H and L from what was written alone to what was written together, [ and ] to another prompt.',
      'Choose words with the mouse, or go to an answer and press Shift with → for a word, with ↓ for a sentence, with Ctrl → for a letter. Without Shift, the arrows say where choosing begins.',
      'T puts a theme on the chosen words, and # a statement; a name that is new makes a theme. 1 to 9 put the first nine themes on them. Where nothing is chosen, it is the whole answer.',
      'S stars an answer, D marks how deep it goes, C copies the words without names. E goes to the next mark, and Delete takes it off. M writes a memo: on the words that are chosen or gone to, or on the whole answer.',
      'When an answer is changed, a mark goes with its words, or says that it needs a look. It never moves in silence: under Themes, what was found word for word is shown with what was changed, and kept together.',
      'Export gives answers to others without names. Every name that is found in answers, memos, actions and themes is shown, and nothing is written until you have decided about each.',
      'In Themes: N makes a new one, Shift N one under it, Alt with an arrow moves it, Enter goes to its name, M merges it, Delete removes it. Ctrl Z takes back whatever was done.',
      'F9 hides names, also where somebody wrote the name of a person or a school of this cohort. Other names that people wrote stay: look before you share the screen.',
    ],
  },
  coverage: {
    title: 'Coverage',
    sentences: [
      'Each line is a statement, each column a workbook: a filled square where a prompt asks for it, an outline where it is only taught.',
      'The arrows over a workbook open it up into its scenarios and prompts.',
      'Beside the workbooks stands the cohort: how many were taught a statement and practised it, wrote about it, and said 4 or 5 when they last rated it.',
      'The arrow keys go from cell to cell; Enter shows what is behind one: the places in the workbook, and the words.',
      'Where two editions are mapped, what was tied to the one is counted in the other, and a link sign beside the code says so.',
      'One page puts all of it on one sheet of A4. While names are hidden, and in every file, what fewer than five people said of themselves is left out.',
    ],
  },
  progress: {
    title: 'Progress',
    sentences: [
      'Each chart is headed by what it shows. Table shows the figures that it is drawn from.',
      'With a chart in focus, the arrow keys go from mark to mark, and each is read out.',
      'Compare with puts another cohort beside this one. Role, phase and school count only those people.',
      'F5 projects: one chart at a time, large and without names. Left and right go to the next, Escape leaves. A chart with more rows than can be read from the back comes in parts: Page Down goes on.',
      'The arrow at the right of a chart saves it, as a picture or as the table. While names are hidden, and in every file, groups of fewer than five people are left out.',
    ],
  },
  reports: {
    title: 'Reports',
    sentences: [
      'What you see at the right are the very pages that will be written, with your choices as they stand.',
      'Quotes never bear a name, and nothing is told of fewer than five people, whether names are shown or hidden.',
      'In Review, star an answer or mark words in it: reports quote those first. Where nothing is starred or marked, they say so and quote some of middling length.',
      'A feedback sheet and a revision book are somebody’s own. For everybody, each is written as a file of its own, in that person’s print.',
      'While names are hidden on the screen, a sheet that bears a name is not shown.',
    ],
  },
  trash: {
    title: 'Trash',
    sentences: ['What you remove stays here for 30 days and can be brought back whole.', 'After that it is deleted for good, by itself.'],
  },
  settings: {
    title: 'Settings',
    sentences: [
      'Everything is on this computer, in the folder that is named here. Groundwork sends nothing anywhere.',
      'Backups are made by themselves and checked. Copy one to another disk now and then: a backup on the same disk does not survive that disk.',
      'A passphrase encrypts the store and its backups. Without the passphrase and the recovery key nobody can read them, and nobody can help.',
    ],
  },
};

export const keyHelp: readonly (readonly [string, string])[] = [
  ['Ctrl K', 'Find or do anything'],
  ['Ctrl Z', 'Undo'],
  ['Ctrl Shift Z', 'Do again'],
  ['F9', 'Hide or show names'],
  ['F6', 'To what was said to be done, at the foot of the window, and back'],
  ['F1', 'This help'],
  ['Ctrl ,', 'Settings'],
  ['Ctrl Shift L', 'Lock, where a passphrase is set'],
];
