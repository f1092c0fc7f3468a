using System.Text;

namespace Planner.Workbench.Keys;

/// <summary>One key press, or one act of the mouse.</summary>
/// <param name="Kind">Which key.</param>
/// <param name="Character">The character it types, for <see cref="KeyKind.Character"/>, <see cref="KeyKind.Pasted"/> and <see cref="KeyKind.Control"/>.</param>
/// <param name="X">0-based column, of the mouse.</param>
/// <param name="Y">0-based row, of the mouse.</param>
public readonly record struct Key(KeyKind Kind, Rune Character = default, int X = 0, int Y = 0)
{
    /// <summary>A key that types a character.</summary>
    /// <param name="character">The character.</param>
    public static Key Of(char character) => new(KeyKind.Character, new Rune(character));

    /// <summary>Control and a letter.</summary>
    /// <param name="letter">The letter, lower case.</param>
    public static Key Control(char letter) => new(KeyKind.Control, new Rune(letter));

    /// <summary>Whether the key types that character.</summary>
    /// <param name="character">The character.</param>
    public bool Types(char character) => Kind == KeyKind.Character && Character == new Rune(character);
}
