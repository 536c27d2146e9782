// Puts the cursor into the search when it opens: Streamlit leaves it on the dialog, and whoever pressed Ctrl+K types on.
(() => {
  let tries = 40;
  const focus = () => {
    const field = document.querySelector(".st-key-find-text input");
    if (field) field.focus();
    else if (--tries) setTimeout(focus, 50);
  };
  setTimeout(focus, 50);
})();
