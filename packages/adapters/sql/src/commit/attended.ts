/** What a declaration under a plan counts by: it is pending, or approved and not failed in audit (BAS-04). */
export const stands = `(tag = 'Pending' or (tag = 'Approved' and state #>> '{audit,_tag}' <> 'Failed'))`
