// What the product uses: every utrecht class and every custom property named in its pages, its C# and its own stylesheets.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// Components that a page may use without running this build first: pages are written faster than stylesheets are rebuilt.
const offered = [
  'button', 'button-group', 'link', 'heading-1', 'heading-2', 'heading-3', 'heading-4', 'paragraph', 'form-field', 'form-field-description',
  'form-field-error-message', 'form-label', 'form-fieldset', 'textbox', 'textarea', 'select', 'checkbox', 'radio-button', 'alert', 'table',
  'status-badge', 'badge-list', 'badge-counter', 'number-badge', 'data-badge', 'breadcrumb-nav', 'skip-link', 'pagination', 'unordered-list',
  'ordered-list', 'data-list', 'search-bar', 'separator', 'accordion', 'details', 'page', 'root', 'document',
];

// Looks that our theme never offers; without them the output is a quarter smaller.
// `checkbox--custom` draws its tick with a data: image, ours is the browser's own tick in our colour.
const refused = [/^utrecht-checkbox--custom/, /^utrecht-breadcrumb-nav--arrows/, /^utrecht-button--digid/, /^utrecht-table-container/];

// The library pairs these with :hover, :disabled and so on: they stay with their component. Other looks stay when a page names them.
const state = /--(?:hover|focus|focus-visible|active|disabled|invalid|checked|pressed|html-[a-z-]+)$/;

const components = new Set(offered.map(name => `utrecht-${name}`));
const skipped = new Set(['bin', 'obj', 'node_modules', 'theme']);

/** Paths below `folder` with one of these endings, in a stable order. */
export function filesBelow(folder, endings) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => a.name < b.name ? -1 : 1)
    .flatMap(entry => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return skipped.has(entry.name) ? [] : filesBelow(path, endings);
      return endings.some(ending => entry.name.endsWith(ending)) ? [path] : [];
    });
}

/** The texts in which classes and custom properties may be named. */
export const textsBelow = (folder, endings) => filesBelow(folder, endings).map(path => readFileSync(path, 'utf8'));

/** A predicate: may this class stay? */
export function keeper(texts) {
  const named = new Set(texts.flatMap(text => text.match(/utrecht-[a-z0-9]+(?:-{1,2}[a-z0-9]+|__[a-z0-9]+)*/g) ?? []));
  return name => {
    if (!name.startsWith('utrecht-')) return true;
    if (refused.some(pattern => pattern.test(name))) return false;
    return named.has(name) || components.has(name) || (state.test(name) && components.has(name.replace(/(?:__|--).*$/, '')));
  };
}
