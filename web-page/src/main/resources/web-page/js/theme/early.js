// Before the first pixel, so that nobody who chose the dark is dazzled. Not a module: those run late.
document.documentElement.dataset.theme = localStorage.getItem("watcher-theme") ?? "auto";
