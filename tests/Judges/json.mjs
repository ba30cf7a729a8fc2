// JSON.parse keeps the last of two members of one name and says nothing; a log store may keep the first. So names are scanned again.

const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

/** Parses strictly; returns the value, and what is wrong with the text. */
export function parse(text) {
  try {
    return { value: JSON.parse(text), errors: duplicateNames(text) };
  } catch (error) {
    return { value: undefined, errors: [`not JSON: ${error.message}`] };
  }
}

/** The members that a valid JSON text names twice in one object, at any depth. */
function duplicateNames(text) {
  const errors = [];
  const open = [];
  let last;
  for (const [token] of text.matchAll(tokens)) {
    if (token === "{" || token === "[") open.push(new Set());
    else if (token === "}" || token === "]") open.pop();
    else if (token === ":") {
      const name = JSON.parse(last);
      if (open.at(-1).has(name)) errors.push(`member ${last} is written twice in one object`);
      open.at(-1).add(name);
    }
    last = token;
  }
  return errors;
}
