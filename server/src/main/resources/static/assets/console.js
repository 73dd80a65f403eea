// The console's script: keys, hiding, and the page's word that a picture was really displayed.
// Everything but that word works without it.
(() => {
    'use strict';

    const SHOWN = 'figure.shown';
    const TICK_SHARE = 0.9; // of the picture, that must be in view before it counts as displayed

    // ---- seen ----------------------------------------------------------------------------------

    const watching = new Map(); // figure -> {since, seconds}

    function say(figure, ok) {
        const place = figure.querySelector('[data-said]');
        if (place) place.textContent = ok ? place.dataset.done : place.dataset.failed;
    }

    function report(figure, seconds) {
        const body = new URLSearchParams({
            view: figure.dataset.view,
            rung: figure.dataset.rung,
            seconds: String(Math.floor(seconds)),
            [figure.dataset.csrfName]: figure.dataset.csrf,
        });
        return fetch(figure.dataset.seen, {
            method: 'POST', body, keepalive: true, credentials: 'same-origin', headers: {Accept: 'application/json'},
        }).then(answer => say(figure, answer.ok), () => say(figure, false));
    }

    function displayed(figure) {
        if (watching.has(figure) || figure.classList.contains('gone')) return;
        watching.set(figure, performance.now());
        report(figure, 0);
    }

    function hide(figure) {
        if (figure.classList.contains('gone')) return;
        figure.classList.add('gone');
        const image = figure.querySelector('img');
        if (image) image.remove();
        const hideButton = figure.querySelector('[data-hide]');
        if (hideButton) hideButton.hidden = true;
        const since = watching.get(figure);
        watching.delete(figure);
        if (since !== undefined) report(figure, (performance.now() - since) / 1000);
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
                const inView = entries.some(e => e.intersectionRatio >= TICK_SHARE);
                if (inView && document.visibilityState === 'visible') displayed(figure);
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
