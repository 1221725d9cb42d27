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
    // The standard gives a button and a field without a type one: submit and text.
    "no-implicit-button-type": "off",
    "no-implicit-input-type": "off",
    // The rule takes boxes of one list for a mistake and a field that belongs to another form by its form attribute for one of this.
    "form-dup-name": "off",
    // Only a picture that is a button sends the point that was clicked.
    "prefer-button": ["error", { exclude: ["image"] }],
    // Every style sheet and script comes from the portal itself, under a name that holds its hash.
    "require-sri": ["error", { target: "crossorigin" }],
    // A search engine's habit: a Vietnamese title is long, and the portal's name stands behind it.
    "long-title": "off",
  },
};
