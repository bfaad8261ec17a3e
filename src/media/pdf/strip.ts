import { PDFArray, PDFDict, PDFName, type PDFObject, PDFRef, PDFStream } from '@cantoo/pdf-lib';

/** What a page needs to look as it does. */
const ofPage = ['Type', 'Resources', 'MediaBox', 'CropBox', 'Rotate', 'Contents', 'Group', 'UserUnit'];
const ofStream = ['Length', 'Filter', 'DecodeParms'];
const ofImage = [
  ...ofStream,
  ...['Type', 'Subtype', 'Width', 'Height', 'ColorSpace', 'BitsPerComponent', 'Intent', 'ImageMask', 'Mask'],
  ...['Decode', 'Interpolate', 'SMask', 'SMaskInData', 'Matte'],
];
const ofForm = [...ofStream, 'Type', 'Subtype', 'FormType', 'BBox', 'Matrix', 'Resources', 'Group'];
const ofResources = ['ExtGState', 'ColorSpace', 'Pattern', 'Shading', 'XObject', 'Font', 'ProcSet'];

/** Never needed to see anything: who made it, when, with what; files; scripts; ties to other documents. */
const never = [
  ...[
    'Metadata',
    'PieceInfo',
    'LastModified',
    'AF',
    'EF',
    'RF',
    'OPI',
    'OC',
    'StructParent',
    'StructParents',
  ],
  ...['Annots', 'AA', 'OpenAction', 'JS', 'JavaScript', 'EmbeddedFiles', 'Alternates', 'Thumb', 'Measure'],
];

/** Dictionaries whose keys are names that somebody chose, and mean nothing. */
const named = ['CharProcs', 'Colorants'];

type Role = 'plain' | 'resources' | 'names';

/** Leaves of a page only what makes up its looks, and the same of everything that it refers to. */
export function stripPage(page: PDFDict): void {
  keepOnly(page, ofPage);
  const context = page.context;
  const seen = new Set<PDFObject>();
  const waiting: [PDFObject, Role][] = [];
  const later = (value: PDFObject | undefined, role: Role) => {
    const object = value instanceof PDFRef ? context.lookup(value) : value;
    if (object && !seen.has(object)) waiting.push([object, role]);
  };
  seen.add(page);
  for (const [key, value] of page.entries()) later(value, roleOf(key, 'plain'));
  // No recursion: a hostile file may be nested deeper than any stack.
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [object, role] = next;
    if (seen.has(object)) continue;
    seen.add(object);
    if (object instanceof PDFArray) for (const value of object.asArray()) later(value, 'plain');
    const dict = object instanceof PDFStream ? object.dict : object;
    if (!(dict instanceof PDFDict)) continue;
    stripDict(dict, role, object instanceof PDFStream);
    for (const [key, value] of dict.entries()) later(value, roleOf(key, role));
  }
}

function roleOf(key: PDFName, role: Role): Role {
  if (role === 'resources') return 'names';
  if (role === 'names') return 'plain';
  const name = key.decodeText();
  if (name === 'Resources') return 'resources';
  return named.includes(name) ? 'names' : 'plain';
}

function stripDict(dict: PDFDict, role: Role, isStream: boolean): void {
  if (role === 'names') return;
  const wanted = role === 'resources' ? ofResources : isStream ? wantedOf(dict) : null;
  if (wanted) keepOnly(dict, wanted);
  else for (const name of never) dict.delete(PDFName.of(name));
}

function wantedOf(dict: PDFDict): readonly string[] | null {
  const subtype = dict.lookup(PDFName.of('Subtype'));
  if (subtype === PDFName.of('Image')) return ofImage;
  return subtype === PDFName.of('Form') ? ofForm : null;
}

function keepOnly(dict: PDFDict, names: readonly string[]): void {
  for (const key of dict.keys()) if (!names.includes(key.decodeText())) dict.delete(key);
}
