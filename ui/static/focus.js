// Puts the cursor into the first field of a dialog when it opens: Streamlit leaves it on the dialog, and whoever pressed
// Ctrl+K or "Call" types on.
(() => {
  let tries = 40;
  const focus = () => {
    const field = document.querySelector('[role="dialog"] :is(textarea, input:is([type="text"], [type="search"], :not([type])))');
    if (field) field.focus();
    else if (--tries) setTimeout(focus, 50);
  };
  setTimeout(focus, 50);
})();
