// What html-validate asks of a page: everything it recommends, without what is a matter of taste or contradicts what the standard allows.
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    // Taste: the standard allows both spellings, and Razor leaves white space where a condition stood.
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "doctype-style": "off",
    "no-trailing-whitespace": "off",
    "void-style": "off",
    // A search engine's habit: a Vietnamese title is long, and the portal's name stands behind it.
    "long-title": "off",
  },
};
