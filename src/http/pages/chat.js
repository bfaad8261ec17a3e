// The chat page. Written for old phones: ES2017, no modules, no framework.
(() => {
  const pollMs = 5000;
  const slowestPollMs = 60000;
  const idleMs = 30 * 60000;
  const storageKey = 'suluh';
  const pictureSide = 1600;

  const byId = (id) => document.getElementById(id);
  const chat = byId('chat');
  const log = byId('log');
  const status = byId('status');
  const retry = byId('retry');
  const form = byId('form');
  const text = byId('text');
  const picker = byId('file');
  const words = JSON.parse(chat.getAttribute('data-words'));
  const links = JSON.parse(chat.getAttribute('data-links'));
  const fileLimit = Number(chat.getAttribute('data-file-limit'));

  // What survives a reload of the tab; `seenAt` is when the person last did something.
  let kept = { session: null, after: 0, seenAt: Date.now(), last: [], unsent: [], draft: '' };
  /** Messages on their way, the first one being sent. */
  const queue = [];
  let attached = null;
  let busy = false;
  let gone = false;
  let failures = 0;
  let pollDelay = pollMs;
  let timer = 0;

  // --- keeping ---------------------------------------------------------------------------------

  function save() {
    if (gone) return;
    kept.draft = text.value;
    kept.unsent = queue
      .filter((item) => !item.file)
      .map((item) => ({ id: item.id, text: item.text, choice: item.choice }));
    try {
      sessionStorage.setItem(storageKey, JSON.stringify(kept));
    } catch (_) {
      // Without storage a reload starts anew; everything else works.
    }
  }

  function forget() {
    try {
      sessionStorage.removeItem(storageKey);
    } catch (_) {
      // Then nothing was kept.
    }
  }

  function restore() {
    let found = null;
    try {
      found = JSON.parse(sessionStorage.getItem(storageKey));
      if (found && Date.now() - found.seenAt > idleMs) {
        forget();
        found = null;
      }
    } catch (_) {
      found = null;
    }
    if (!found) return;
    kept = found;
    text.value = kept.draft;
    if (kept.session) {
      byId('starters').hidden = true;
      note(words.resumed);
      kept.last.forEach(showReply);
    }
    kept.unsent.forEach(enqueue);
  }

  // --- showing ---------------------------------------------------------------------------------

  function make(tag, className, content) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (content) element.textContent = content;
    return element;
  }

  function note(content) {
    log.appendChild(make('p', 'note', content));
  }

  /** A bubble that says who speaks to those who cannot see its side. */
  function bubble(who) {
    const element = make('div', `bubble ${who}`);
    element.appendChild(make('span', 'unseen', `${who === 'me' ? words.you : words.bot}: `));
    return log.appendChild(element);
  }

  const printed = Object.keys(links).sort((a, b) => b.length - a.length);
  const anyLink = printed.length
    ? new RegExp(`(${printed.map((number) => number.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`)
    : /(?!)/;

  /** Text with known numbers as links. Short ones count only where they stand by themselves after a colon. */
  function appendLinked(parent, content) {
    const parts = content.split(anyLink);
    parts.forEach((part, index) => {
      const before = index > 0 ? parts.slice(0, index).join('') : '';
      const next = index + 1 < parts.length ? parts[index + 1] : '';
      const known = index % 2 === 1;
      const alone = !/[\w.,/-]$/.test(before) && !/^([\w/-]|[.,]\d)/.test(next);
      if (!known || !alone || (part.length < 5 && !/:\s*$/.test(before))) {
        parent.appendChild(document.createTextNode(part));
        return;
      }
      const link = make('a', '', part);
      link.href = links[part];
      link.rel = 'noreferrer';
      parent.appendChild(link);
    });
  }

  function showReply(reply) {
    const element = bubble('bot');
    appendLinked(element, reply.text);
    reply.media.forEach((url) => {
      showMedia(element, url);
    });
    if (reply.choices.length) showChoices(reply.choices);
    return element;
  }

  function showChoices(choices) {
    Array.prototype.forEach.call(log.querySelectorAll('.choices'), (old) => old.classList.add('old'));
    const group = make('div', 'choices');
    choices.forEach((choice) => {
      const button = make(choice.url ? 'a' : 'button', '', choice.label);
      if (choice.url) {
        button.href = choice.url;
        button.rel = 'noreferrer';
      } else {
        button.type = 'button';
        button.addEventListener('click', () => say({ text: choice.label, choice: choice.id }));
      }
      group.appendChild(button);
    });
    log.appendChild(group);
  }

  /** Fetched by the script, so that its address, which holds the session, comes into no history. */
  function showMedia(parent, url) {
    const place = parent.appendChild(make('div', 'media'));
    fetch(url, { cache: 'no-store' })
      .then((response) => (response.ok ? response.blob() : Promise.reject(new Error('media'))))
      .then((blob) => {
        const address = URL.createObjectURL(blob);
        if (blob.type.indexOf('image/') === 0) {
          const picture = make('img');
          picture.alt = words.photo;
          picture.src = address;
          place.appendChild(picture);
        } else {
          const link = make('a', '', words['open-file']);
          link.href = address;
          link.download = 'suluh.pdf';
          place.appendChild(link);
        }
      })
      .catch(() => place.appendChild(make('span', 'note', words.file)));
  }

  /** Shows the beginning of what is new: a long answer is read from its top. */
  function scrollTo(first) {
    log.scrollTop = Math.min(log.scrollHeight, first.offsetTop - log.offsetTop - 8);
  }

  function tell(content, canRetry) {
    status.textContent = content;
    retry.hidden = !canRetry;
    // The line takes room from the log; what was just written must stay in sight.
    if (content && queue.length) log.scrollTop = log.scrollHeight;
  }

  // --- sending ---------------------------------------------------------------------------------

  function newId() {
    const bytes = crypto.getRandomValues(new Uint8Array(12));
    return Array.prototype.map.call(bytes, (byte) => (byte + 256).toString(16).slice(1)).join('');
  }

  function say(message) {
    const item = Object.assign({ id: newId() }, message);
    enqueue(item);
    scrollTo(item.element);
    save();
    work();
  }

  function enqueue(item) {
    item.element = bubble('me');
    item.element.classList.add('unsent');
    if (item.file && item.file.type.indexOf('image/') === 0) {
      const picture = make('img');
      picture.alt = words.photo;
      picture.src = URL.createObjectURL(item.file);
      item.element.appendChild(picture);
    } else if (item.file) {
      item.element.appendChild(make('span', 'file', item.fileName));
    }
    item.element.appendChild(document.createTextNode(item.text));
    queue.push(item);
    byId('starters').hidden = true;
  }

  async function call(method, path, body, patience) {
    const headers = { 'accept-language': document.documentElement.lang };
    if (typeof body === 'string') headers['content-type'] = 'application/json';
    const abort = typeof AbortController === 'function' ? new AbortController() : null;
    const limit = setTimeout(() => {
      if (abort) abort.abort();
    }, patience);
    try {
      const options = { method, headers, body, cache: 'no-store', credentials: 'omit' };
      if (abort) options.signal = abort.signal;
      const response = await fetch(path, options);
      return { status: response.status, body: await response.json() };
    } finally {
      clearTimeout(limit);
    }
  }

  function bodyOf(item) {
    const fields = { session: kept.session, id: item.id, text: item.text, after: kept.after };
    if (item.choice) fields.choice = item.choice;
    if (!item.file) return JSON.stringify(fields);
    const data = new FormData();
    Object.keys(fields).forEach((name) => {
      data.append(name, fields[name]);
    });
    data.append('file', item.file, item.fileName);
    return data;
  }

  async function open() {
    const answer = await call('POST', '/chat/sessions', '{}', 30000);
    if (answer.status !== 200) throw new Error('no session');
    kept.session = answer.body.session;
    kept.after = 0;
  }

  /** True when the message is settled: taken, or refused with a reason. Throws when it is to be tried again. */
  async function deliver(item) {
    if (!kept.session) await open();
    const answer = await call('POST', '/chat/messages', bodyOf(item), item.file ? 180000 : 40000);
    if (gone) return;
    if (answer.status >= 500 || answer.status === 429 || answer.status === 408) throw new Error('later');
    queue.shift();
    item.element.classList.remove('unsent');
    if (answer.status !== 200) {
      item.element.classList.add('refused');
      tell(answer.body.error, false);
      if (!text.value && !item.choice) text.value = item.text;
      return;
    }
    tell('', false);
    receive(answer.body);
  }

  function receive(answer) {
    if (answer.session !== undefined && answer.session !== kept.session) {
      if (kept.session) note(words.ended);
      kept.session = answer.session;
    }
    kept.after = answer.after;
    if (answer.replies.length) {
      kept.last = answer.replies;
      const shown = answer.replies.map(showReply);
      scrollTo(shown[0]);
      pollDelay = pollMs;
    }
    save();
  }

  async function poll() {
    const path = `/chat/messages?session=${encodeURIComponent(kept.session)}&after=${kept.after}`;
    const answer = await call('GET', path, undefined, 30000);
    if (gone) return;
    pollDelay = Math.min(slowestPollMs, pollDelay * 1.3);
    if (answer.status === 200) receive(answer.body);
  }

  /** Says that it takes a moment, but only when it does: a line that flashes up disturbs. */
  async function patiently(sending) {
    const soon = setTimeout(() => tell(failures ? words.sending : words.waiting, false), failures ? 0 : 800);
    try {
      await sending;
    } finally {
      clearTimeout(soon);
    }
  }

  /** The only one who talks to the server, one thing at a time: first what waits to be sent, else a look for news. */
  async function work() {
    clearTimeout(timer);
    if (busy || gone) return;
    busy = true;
    try {
      do {
        while (queue.length) {
          await patiently(deliver(queue[0]));
          failures = 0;
          pollDelay = pollMs;
        }
        if (kept.session && !document.hidden && Date.now() >= nextPoll) await poll();
      } while (queue.length);
    } catch (_) {
      failures += 1;
      if (queue.length && !gone) tell(words.unsent, true);
    }
    busy = false;
    plan();
  }

  let nextPoll = 0;
  function plan() {
    if (gone) return;
    clearTimeout(timer);
    const delay = queue.length ? Math.min(30000, 1000 * 2 ** failures) : pollDelay;
    nextPoll = Date.now() + (queue.length ? 0 : delay);
    if (queue.length || (kept.session && !document.hidden)) timer = setTimeout(work, delay);
  }

  function now() {
    nextPoll = 0;
    pollDelay = pollMs;
    work();
  }

  // --- photos ----------------------------------------------------------------------------------

  /** A smaller picture saves data and drops the place and time that a camera writes into it. */
  function shrink(file) {
    if (file.type.indexOf('image/') !== 0) return Promise.resolve(file);
    return new Promise((resolve) => {
      const picture = new Image();
      const address = URL.createObjectURL(file);
      picture.onerror = () => resolve(file);
      picture.onload = () => {
        const scale = Math.min(1, pictureSide / Math.max(picture.naturalWidth, picture.naturalHeight));
        const canvas = make('canvas');
        canvas.width = Math.max(1, Math.round(picture.naturalWidth * scale));
        canvas.height = Math.max(1, Math.round(picture.naturalHeight * scale));
        canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
        URL.revokeObjectURL(address);
        canvas.toBlob((blob) => resolve(blob || file), 'image/jpeg', 0.82);
      };
      picture.src = address;
    });
  }

  function attach(file) {
    attached = file;
    byId('attached').hidden = !file;
    byId('attached-name').textContent = file
      ? `${file.type.indexOf('image/') === 0 ? words.photo : words.file}: ${file.name}`
      : '';
    picker.value = '';
  }

  async function submit() {
    const message = { text: text.value.trim() };
    const file = attached;
    if (!file && !message.text) return text.focus();
    text.value = '';
    grow();
    if (file) {
      attach(null);
      message.file = await shrink(file);
      message.fileName = message.file === file ? file.name : 'foto.jpg';
      if (message.file.size > fileLimit) {
        text.value = message.text;
        return tell(words['file-too-large'], false);
      }
    }
    say(message);
  }

  function grow() {
    text.style.height = 'auto';
    text.style.height = `${Math.min(text.scrollHeight + 2, 140)}px`;
  }

  // --- going -----------------------------------------------------------------------------------

  function stop() {
    gone = true;
    clearTimeout(timer);
    kept = {};
    queue.length = 0;
  }

  /** After half an hour without a touch nothing is left on the screen or in the tab. */
  function blankWhenIdle() {
    if (gone || Date.now() - kept.seenAt < idleMs) return;
    stop();
    forget();
    document.body.textContent = '';
    document.body.className = 'blank';
    const again = make('button', '', words.blank);
    again.type = 'button';
    again.addEventListener('click', () => location.reload());
    document.body.appendChild(again);
  }

  // --- wiring ----------------------------------------------------------------------------------

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  text.addEventListener('input', grow);
  text.addEventListener('keydown', (event) => {
    const touch = window.matchMedia('(pointer: coarse)').matches;
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || touch) return;
    event.preventDefault();
    submit();
  });
  picker.addEventListener('change', () => {
    const file = picker.files[0];
    if (!file) return;
    if (picker.accept.split(',').indexOf(file.type) < 0) return tell(words['file-type'], false);
    tell('', false);
    attach(file);
    text.focus();
  });
  byId('detach').addEventListener('click', () => {
    attach(null);
    text.focus();
  });
  retry.addEventListener('click', () => {
    text.focus();
    work();
  });
  byId('starters').addEventListener('click', (event) => {
    const words = event.target.getAttribute('data-say');
    if (words) {
      log.focus();
      say({ text: words });
    }
  });
  ['keydown', 'pointerdown', 'touchstart', 'scroll'].forEach((kind) => {
    document.addEventListener(
      kind,
      () => {
        if (!gone) kept.seenAt = Date.now();
      },
      { capture: true, passive: true },
    );
  });
  window.addEventListener('online', now);
  window.addEventListener('pagehide', save);
  document.addEventListener('visibilitychange', () => {
    blankWhenIdle();
    if (document.hidden) save();
    else now();
  });
  document.addEventListener('suluh-leave', stop);
  setInterval(blankWhenIdle, 15000);

  form.hidden = false;
  byId('starters').hidden = false;
  restore();
  now();
})();
