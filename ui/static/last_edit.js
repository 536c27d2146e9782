// Holds a click back until the program has what was typed into a grid just before it.
//
// Streamlit's grid gathers edits for 150 ms before it tells of them, and a grid that is gone by then tells nothing. A
// click on a link tells nothing of the page that it leaves, and overtakes what is on its way. So a click waits until
// the grid has told, however slow the browser is: timers run in the order in which they are due. A link waits besides
// until the program has drawn that it has heard: ui/last_edit.py draws a number for that, and a button that counts on.
(() => {
  if (window.holdsForEdits) return;
  window.holdsForEdits = true;

  const GATHERED_MS = 250;
  const LOOK_MS = 50;
  let touches = 0;
  let told = true; // all that was typed has left the grid
  let heard = true; // and the program has drawn that it has it
  let held = null;
  let letting_go = false;
  let asking = null;

  const in_grid = (place) => place instanceof Element && place.closest('[data-testid="stDataFrame"], #portal');
  const is_open = () => document.querySelector("#portal :is(input, textarea)") !== null;
  const counter = () => [...document.querySelectorAll('[class*="st-key-last-edit-"]')].at(-1);
  const is_running = () => !document.querySelector("[data-testid=stApp][data-test-script-state=notRunning]");
  const leads_away = (click) => click.target.closest("a[href]") !== null;

  const touch = (event) => {
    if (!in_grid(event.target) && !is_open()) return;
    const number = ++touches;
    told = heard = false;
    // What a key does in a cell is done one timer later: the long wait begins after that.
    const after = (wait, then) => setTimeout(then, wait);
    after(0, () => after(0, () => after(GATHERED_MS, () => after(0, () => {
      if (number !== touches) return;
      told = true;
      go_on();
    }))));
  };

  const hold = (event) => {
    const meant_otherwise = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey;
    if (letting_go || meant_otherwise || !(event.target instanceof Element) || in_grid(event.target)) return;
    if (told && (heard || !leads_away(event))) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    held = event;
    if (told) go_on();
  };

  const go_on = () => {
    if (held === null || asking !== null) return;
    if (leads_away(held) && counter()) ask();
    else let_go();
  };

  const let_go = () => {
    const click = held;
    held = null;
    letting_go = true;
    click.target.dispatchEvent(new MouseEvent("click", click));
    letting_go = false;
  };

  // Presses the button until its number is another one; it is pressed again where another click made it unheard.
  const ask = () => {
    const number = touches;
    const before = counter().textContent;
    const press = () => counter()?.querySelector("button:enabled")?.click();
    let rests = 0;
    press();
    asking = setInterval(() => {
      const now = counter();
      const answered = !now || now.textContent !== before;
      rests = is_running() ? 0 : rests + 1;
      if (!answered && rests % 40 === 39) press();
      if (!answered) return;
      clearInterval(asking);
      asking = null;
      heard = number === touches;
      if (heard) let_go();
      else if (told) go_on();
    }, LOOK_MS);
  };

  for (const kind of ["keydown", "pointerdown", "pointerup", "paste", "cut"]) window.addEventListener(kind, touch, true);
  window.addEventListener("click", hold, true);
})();
