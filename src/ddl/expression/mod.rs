//! Expressions as SQL text.

use super::Error;
use crate::schema::Expression;

/// Where an expression stands.
pub struct ExpressionContext;

/// Renders one expression.
pub fn render(expression: &Expression, _context: &ExpressionContext) -> Result<String, Error> {
    match expression {
        Expression::Text { text } => Ok(text.clone()),
    }
}
