// The desk works without this. It keeps a person from leaving typed words behind.
(() => {
  const editor = document.getElementById('editor');
  if (!editor) return;
  let typed = editor.classList.contains('unsaved');
  editor.addEventListener('input', event => { if (!event.target.closest('#y-kien')) typed = true; }); // a comment is not the article's
  editor.addEventListener('submit', () => { typed = false; });
  editor.addEventListener('saved', () => { typed = false; });
  addEventListener('beforeunload', event => { if (typed) event.preventDefault(); });
  addEventListener('keydown', event => {
    if ((event.ctrlKey || event.metaKey) && event.key === 's') {
      event.preventDefault();
      editor.requestSubmit();
    }
  });
})();
