// Puts the cursor into the first field of a dialog when it opens: Streamlit leaves it on the dialog, and whoever pressed
// Ctrl+K or "Call" types on.
(() => {
  let tries = 400;
  // Only fields of text: on a slow machine a date or a choice may be there first, and would open under the cursor.
  const field_of_text = '[role="dialog"] :is([data-testid="stTextInput"] input, [data-testid="stTextArea"] textarea)';
  const focus = () => {
    const field = document.querySelector(field_of_text);
    if (field) field.focus();
    else if (--tries) setTimeout(focus, 50);
  };
  setTimeout(focus, 50);
})();
