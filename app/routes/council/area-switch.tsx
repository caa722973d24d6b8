import { PostForm } from "#app/http/post-form.tsx";
import { Button } from "#app/ui/button.tsx";

/** For somebody with the same role in several areas: one area is seen at a time. */
export function AreaSwitch({ others }: { others: readonly { roleId: string; name: string }[] }) {
  return others.map((other) => (
    <PostForm key={other.roleId} action="/account/roles" className="no-print my-3">
      <input type="hidden" name="roleId" value={other.roleId} />
      <input type="hidden" name="next" value="/council" />
      <Button weight="quiet">See {other.name} instead</Button>
    </PostForm>
  ));
}
