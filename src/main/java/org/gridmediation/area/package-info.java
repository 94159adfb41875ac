/** Territory: the tree from province to grid, its codes and its changes. */
@JavaTypeRegistration(javaType = AreaCode.class, descriptorClass = AreaCodeType.class)
package org.gridmediation.area;

import org.hibernate.annotations.JavaTypeRegistration;
