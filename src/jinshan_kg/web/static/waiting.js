// Until the page's own script has attached what a button does, it does nothing; without scripts it works.
document.querySelectorAll("#ask button").forEach((button) => { button.disabled = true; });
