/** Territory: the tree from province to grid, its codes and its changes. */
package org.gridmediation.area;
