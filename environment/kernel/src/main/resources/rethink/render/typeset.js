// One set of macros for the whole page, as in Jupyter: what one formula defines, later ones know.
var macros = {
  '\\DeclareMathOperator': '\\@ifstar\\declareWithLimits\\declarePlain',
  '\\declarePlain': '\\gdef#1{\\operatorname{#2}}',
  '\\declareWithLimits': '\\gdef#1{\\operatorname*{#2}}'
};
document.querySelectorAll('.math').forEach(function (element) {
  // KaTeX refuses to define a name twice, or one that it knows; Jupyter takes the latest.
  var tex = element.textContent.replace(
    /\\(?:re)?newcommand\*?\s*(?:\{\s*(\\(?:[A-Za-z]+|.))\s*\}|(\\(?:[A-Za-z]+|.)))/g,
    function (whole, braced, bare) {
      var name = braced || bare;
      return '\\providecommand{' + name + '}{}\\renewcommand{' + name + '}';
    });
  katex.render(tex, element, {
    displayMode: element.classList.contains('display'),
    globalGroup: true,
    macros: macros,
    throwOnError: false
  });
});
