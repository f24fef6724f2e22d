/** Paths of interest into JSON values, as a tree that a scan walks along. */

export class PathNode {
  /** The path that ends here, when one does. */
  path: string | null = null;
  /** True when of several values the last is wanted, and not the first. */
  last = false;
  readonly children = new Map<string, PathNode>();

  /** The node of a member: by its name, or of any member. */
  member(key: string): PathNode | null {
    return this.children.get(`.${key}`) ?? this.children.get('.*') ?? null;
  }
}

export class JsonPaths {
  /** Values that are kept for one path. */
  static readonly most = 4;

  readonly root = new PathNode();

  /**
   * Adds a path such as `error`, `errors[]`, `items[].*.error`, `[].error`, and `rows[last]` for the last element alone; the
   * empty one is the value itself.
   */
  add(path: string): void {
    let node = this.root;
    for (const step of path.match(/\[\w*\]|[^.[\]]+/g) ?? []) {
      const key = step.startsWith('[') ? '[]' : `.${step}`;
      let child = node.children.get(key);
      if (child === undefined) {
        child = new PathNode();
        node.children.set(key, child);
      }
      node = child;
    }
    node.path = path;
    node.last = path.endsWith('[last]');
  }
}
