export const platforms = {
  label: 'Platforms',
  all: 'All platforms',
  showAll: 'Show all',
  note: 'On webchat, people are recognised by what their browser keeps: someone who clears it counts as new. The same person on two platforms counts as two users.',
  noteTitle: 'How people are recognised',
};
