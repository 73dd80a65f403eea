// The console's script: keys, hiding, and the page's word that a picture was really displayed.
// Everything but that word works without it.
(() => {
    'use strict';

    const SHOWN = 'figure.shown';
    const TICK_SHARE = 0.9; // of the picture, that must be in view before it counts as displayed

    // ---- seen ----------------------------------------------------------------------------------

    const SLACK = 100; // ms that a timer may be early, and more than the server's clock may lag
    const showings = new Map(); // figure -> {before, since, timer}: ms in view until `since`, and since when again

    function say(figure, ok, inView) {
        const place = figure.querySelector('[data-said]');
        if (!place) return;
        const counts = inView >= Number(figure.dataset.counts);
        place.textContent = !ok ? place.dataset.failed : counts ? place.dataset.done : place.dataset.brief;
    }

    function report(figure, inView) {
        const body = new URLSearchParams({
            view: figure.dataset.view,
            rung: figure.dataset.rung,
            seconds: String(Math.floor(inView / 1000)),
            [figure.dataset.csrfName]: figure.dataset.csrf,
        });
        return fetch(figure.dataset.seen, {
            method: 'POST', body, keepalive: true, credentials: 'same-origin', headers: {Accept: 'application/json'},
        }).then(answer => say(figure, answer.ok, inView), () => say(figure, false, inView));
    }

    function inViewOf(showing) {
        return showing.before + (showing.since === undefined ? 0 : performance.now() - showing.since);
    }

    function inView(figure) {
        if (figure.classList.contains('gone')) return;
        if (!showings.has(figure)) {
            showings.set(figure, {before: 0});
            report(figure, 0);
        }
        const showing = showings.get(figure);
        if (showing.since !== undefined) return;
        showing.since = performance.now();
        // Said as soon as it counts, since a decision may be sent before the picture is hidden.
        const left = Number(figure.dataset.counts) - showing.before + SLACK;
        if (left > 0) showing.timer = setTimeout(() => report(figure, inViewOf(showing)), left);
    }

    function outOfView(figure) {
        const showing = showings.get(figure);
        if (showing === undefined) return;
        clearTimeout(showing.timer);
        showing.before = inViewOf(showing);
        showing.since = undefined;
    }

    function hide(figure) {
        if (figure.classList.contains('gone')) return;
        figure.classList.add('gone');
        const image = figure.querySelector('img');
        if (image) image.remove();
        const hideButton = figure.querySelector('[data-hide]');
        if (hideButton) hideButton.hidden = true;
        outOfView(figure);
        const showing = showings.get(figure);
        showings.delete(figure);
        if (showing !== undefined) report(figure, showing.before);
    }

    function hideAll() {
        document.querySelectorAll(SHOWN).forEach(hide);
    }

    function watch(figure) {
        if (figure.dataset.watched) return;
        figure.dataset.watched = 'yes';
        const image = figure.querySelector('img');
        if (!image) return;
        const start = () => {
            if (image.naturalWidth === 0) return;
            new IntersectionObserver(entries => {
                const ratio = entries[entries.length - 1].intersectionRatio;
                if (ratio >= TICK_SHARE && document.visibilityState === 'visible') inView(figure);
                else outOfView(figure);
            }, {threshold: [TICK_SHARE]}).observe(image);
        };
        if (image.complete) start();
        else image.addEventListener('load', start, {once: true});
        const hideButton = figure.querySelector('[data-hide]');
        if (hideButton) {
            hideButton.addEventListener('click', event => {
                event.preventDefault();
                hide(figure);
                const title = figure.closest('section').querySelector('h3');
                if (title) title.focus();
            });
        }
        image.scrollIntoView({block: 'nearest'});
    }

    function watchAll(root) {
        root.querySelectorAll(SHOWN).forEach(watch);
    }

    document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'hidden') hideAll();
    });
    window.addEventListener('pagehide', hideAll);
    document.addEventListener('htmx:beforeSwap', hideAll);
    document.addEventListener('htmx:afterSettle', () => watchAll(document));

    // ---- keys ----------------------------------------------------------------------------------

    const OFF = 'rowan.keys.off';
    const typing = element => element.closest('input:not([type=radio]):not([type=checkbox]), textarea, select') !== null;
    const keysOff = () => localStorage.getItem(OFF) === 'yes';

    function target(key) {
        const all = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].filter(e => !e.hidden);
        const here = document.activeElement && document.activeElement.closest('[data-file]');
        return all.find(e => here && here.contains(e)) || all[0];
    }

    function press(element) {
        if (element.tagName === 'SUMMARY') {
            element.parentElement.open = true;
            const field = element.parentElement.querySelector('input:not([type=hidden]), select, textarea');
            if (field) field.focus();
        } else {
            element.focus();
            element.click();
        }
    }

    document.addEventListener('keydown', event => {
        if (event.isComposing) return;
        if (event.key === 'Escape') {
            hideAll();
            return;
        }
        if (event.key === 'Enter' && event.ctrlKey) {
            const form = event.target.closest('form');
            const button = form && form.querySelector('[data-submit]');
            if (button) form.requestSubmit(button);
            return;
        }
        if (keysOff() || event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
        const element = target(event.key.toLowerCase());
        if (element) {
            event.preventDefault();
            press(element);
        }
    });

    function showKeys() {
        const button = document.getElementById('keys');
        document.body.classList.toggle('nokeys', keysOff());
        if (!button) return;
        button.hidden = false;
        button.textContent = keysOff() ? button.dataset.on : button.dataset.off;
    }

    document.addEventListener('click', event => {
        if (event.target.id !== 'keys') return;
        localStorage.setItem(OFF, keysOff() ? 'no' : 'yes');
        showKeys();
    });

    // ---- start ---------------------------------------------------------------------------------

    showKeys();
    watchAll(document);
    const problems = document.getElementById('problems');
    if (problems) problems.focus();
})();
