/** Words that people in this field use and a general dictionary does not have. Small letters; plurals and endings spelt out. */
export const fieldWords: readonly string[] = [
  'sensemaking', 'sensemaker', 'scaffolded', 'metacognition', 'metacognitive', 'dialogic', 'oracy', 'phonics', 'phonemic', 'grapheme', 'graphemes', 'phoneme', 'phonemes', 'decodable', 'interleaving', 'interleaved',
  'timetabled', 'timetabling', 'safeguarding', 'upskill', 'upskilling', 'mentee', 'mentees', 'coachee', 'coachees', 'trainee', 'trainees', 'facilitator', 'facilitators', 'headteacher', 'headteachers', 'deputies',
  'workbook', 'workbooks', 'formative', 'summative', 'moderation', 'curricular', 'curriculums', 'pedagogic', 'pedagogically', 'andragogy', 'cohort', 'cohorts', 'pastoral', 'multi-academy', 'academisation',
  'governance', 'governors', 'behaviour', 'neurodiverse', 'neurodiversity', 'neurodivergent', 'dyslexia', 'dyspraxia', 'dyscalculia', 'responsiveness', 'de-implement', 'de-implementation', 'deimplementation', 'scalability',
  'fidelity', 'enablers', 'enabler', 'acceptability', 'sustainment', 'buy-in', 'programme', 'programmes', 'practicum', 'whiteboards', 'visualiser', 'visualisers', 'online', 'webinar', 'webinars', 'podcast', 'podcasts', 'email', 'emails',
  'focus-in', 'issue-question', 'asynchronous', 'co-construct', 'co-constructed', 'peer-coaching', 'plenary', 'pre-teach', 'pre-teaching', 'subskills', 'backfill', 'wellbeing', 'multi-modal', 'rehearsable', 'codifying', 'codified',
];
