// Takes from a stylesheet what is not used. Kept classes keep all their states (--hover, --focus-visible): the library pairs them with :hover.
import postcss from 'postcss';

const inKeyframes = rule => rule.parent?.type === 'atrule' && rule.parent.name.endsWith('keyframes');

// A class inside :not() says what an element must not be; it may be unknown to us.
const classesOf = selector => [...selector.replace(/:not\([^)]*\)/g, '').matchAll(/\.([a-zA-Z0-9_-]+)/g)].map(match => match[1]);

export function purgeRules(css, keep) {
  const root = postcss.parse(css);
  root.walkComments(comment => { comment.remove(); });
  root.walkAtRules('charset', rule => { rule.remove(); });
  root.walkRules(rule => {
    if (inKeyframes(rule)) return;
    const kept = rule.selectors.filter(selector => classesOf(selector).every(keep));
    if (kept.length === 0) rule.remove();
    else rule.selectors = kept;
  });
  removeEmpty(root);
  removeUnusedKeyframes(root);
  return compact(root);
}

function removeEmpty(root) {
  let found = true;
  while (found) {
    found = false;
    root.walk(node => {
      if (node.nodes?.length === 0) { node.remove(); found = true; }
    });
  }
}

function removeUnusedKeyframes(root) {
  const animations = [];
  root.walkDecls(/^(-webkit-)?animation(-name)?$/, decl => { animations.push(decl.value); });
  root.walkAtRules(/keyframes$/, rule => {
    if (!animations.some(value => value.includes(rule.params))) rule.remove();
  });
}

/** The custom properties that can be reached from these texts, as one rule under `selector`. */
export function purgeTokens(css, selector, texts) {
  const values = new Map();
  postcss.parse(css).walkDecls(/^--/, decl => { values.set(decl.prop, decl.value.replace(/\/\*.*?\*\//gs, '').trim()); });
  const reached = new Set();
  const queue = texts.flatMap(referencesIn);
  while (queue.length > 0) {
    const name = queue.pop();
    if (reached.has(name) || !values.has(name)) continue;
    reached.add(name);
    queue.push(...referencesIn(values.get(name)));
  }
  const lines = [...values].filter(([name]) => reached.has(name)).map(([name, value]) => `${name}:${value}`);
  return { css: `${selector}{\n${lines.join(';\n')}\n}\n`, kept: lines.length, of: values.size };
}

const referencesIn = text => [...text.matchAll(/var\(\s*(--[a-zA-Z0-9_-]+)/g)].map(match => match[1]);

// One rule a line: small, and a difference between two versions can still be read.
function compact(root) {
  root.walk(node => {
    node.raws = { before: node.type === 'decl' ? '' : '\n', between: node.type === 'decl' ? ':' : '', after: '', semicolon: false, afterName: ' ' };
    if (node.type === 'decl') node.value = node.value.replace(/\s+/g, ' ').replace(/\(\s+/g, '(').replace(/\s+\)/g, ')').replace(/,\s+/g, ',');
    if (node.type === 'rule') node.selector = node.selectors.map(selector => selector.replace(/\s+/g, ' ')).join(',');
  });
  return `${root.toString().trim()}\n`;
}
