// What the server says where it does not give a file: a status and a sentence that says what would work.

/** Longest address that is served, in characters: a configuration takes a few hundred. */
export const longestAddress = 16_384;

/** Longest head of a request, in bytes: what a browser can send at all, so that it gets a sentence too. */
export const longestHead = 3 * 2 ** 20;

/** A refusal as a page. `sentences` are plain text that comes from here, never from the client. */
function page(title, sentences, way = '<a href="/">Open Amdahl Lab without a configuration</a>') {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>${title}</title>
  </head>
  <body>
    <h1>${title}</h1>
${sentences.map((sentence) => `    <p>${sentence}</p>`).join('\n')}
    <p>${way}</p>
  </body>
</html>
`;
}

export const notFound = {
  status: 404,
  body: page('Not found', ['There is no file at this address.']),
};

export function tooLong(characters) {
  return {
    status: 414,
    body: page('This address is too long', [
      `It has ${characters.toLocaleString('en')} characters, and ${longestAddress.toLocaleString('en')} are the most that is served.`,
      'A configuration takes a few hundred characters after the "?". What is longer, such as results, belongs after a "#" or into a file: a browser sends neither to a server.',
    ]),
  };
}

export const readOnly = {
  status: 405,
  body: page('Only reading is served', ['This server answers GET and HEAD, and keeps nothing.']),
  headers: { Allow: 'GET, HEAD' },
};

export const foreignHost = {
  status: 421,
  body: page(
    'This name is not served',
    [
      'The lab answers to 127.0.0.1, localhost and [::1], and to the names that it was started with. The name in this address is none of them: a page of somebody else may have chosen it.',
      'Open the lab under the address that "npm start" prints.',
    ],
    'If the name is one of this machine, "npm start -- --host NAME" serves it.',
  ),
};

export function unreadable(code) {
  return {
    status: 500,
    body: page('The file could not be read', [
      `This machine could not read a file of the lab (${/^[A-Z]+$/.test(code) ? code : 'unknown reason'}). Try again; if it stays so, start the lab anew.`,
    ]),
  };
}

/** What a client gets whose request could not be parsed, by the parser's code. */
export function unparsable(code) {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return {
      status: 431,
      body: page('This request is too long', [
        'Its address and headers are longer than any browser sends. Shorten the address.',
      ]),
    };
  }
  return {
    status: 400,
    body: page('This is no request', ['It is not HTTP as a browser speaks it.']),
  };
}
