using System.Text;
using Planner.Workbench.Keys;

namespace Planner.Workbench.Tests.Keys;

public class KeyDecoderTests
{
    [Theory]
    [InlineData("\u001b[A", KeyKind.Up)]
    [InlineData("\u001bOB", KeyKind.Down)]
    [InlineData("\u001b[1;5C", KeyKind.Right)]
    [InlineData("\u001b[5~", KeyKind.PageUp)]
    [InlineData("\u001b[6~", KeyKind.PageDown)]
    [InlineData("\u001b[1~", KeyKind.Home)]
    [InlineData("\u001b[F", KeyKind.End)]
    [InlineData("\r", KeyKind.Enter)]
    [InlineData("\u007f", KeyKind.Backspace)]
    [InlineData("\t", KeyKind.Tab)]
    public void Take_Sequence_IsOneKey(string sent, KeyKind expected) =>
        Assert.Equal([expected], new KeyDecoder().Take(Encoding.UTF8.GetBytes(sent)).Select(k => k.Kind));

    [Fact]
    public void Take_SequenceInPieces_WaitsForTheRest()
    {
        var decoder = new KeyDecoder();
        Assert.Empty(decoder.Take([0x1b]));
        Assert.True(decoder.Waiting);
        Assert.Empty(decoder.Take([(byte)'[']));
        Assert.Equal([new Key(KeyKind.Left)], decoder.Take([(byte)'D']));
        Assert.False(decoder.Waiting);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public void Take_Paste_IsTextWithoutAnyKey_HoweverItArrives(int piece)
    {
        byte[] sent = Encoding.UTF8.GetBytes("j\u001b[200~ộq\r\u001b[B\u0003x\u001b[201~k");
        var decoder = new KeyDecoder();
        Key[] keys = [.. sent.Chunk(piece).SelectMany(b => decoder.Take(b))];
        Assert.Equal([Key.Of('j'), .. "ộq [Bx".Select(c => Key.Of(c) with { Kind = KeyKind.Pasted }), Key.Of('k')], keys);
        Assert.False(decoder.Waiting);
    }

    [Fact]
    public void Settle_LoneEscape_IsTheEscapeKey()
    {
        var decoder = new KeyDecoder();
        decoder.Take([0x1b]);
        Assert.Equal([new Key(KeyKind.Escape)], decoder.Settle());
        Assert.Empty(decoder.Settle());
    }

    [Fact]
    public void Take_LetterOfThreeBytesInPieces_IsOneCharacter()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("ộ");
        var decoder = new KeyDecoder();
        Assert.Empty(decoder.Take(bytes.AsSpan(0, 1)));
        Assert.Equal([Key.Of('ộ')], decoder.Take(bytes.AsSpan(1)));
    }

    [Fact]
    public void Take_ControlC_IsControlAndItsLetter() => Assert.Equal([Key.Control('c')], new KeyDecoder().Take([3]));

    [Fact]
    public void Take_ManyKeysAtOnce_GivesThemInOrder() => Assert.Equal(
        [Key.Of('j'), new Key(KeyKind.Down), Key.Of('q')],
        new KeyDecoder().Take("j\u001b[Bq"u8));

    [Fact]
    public void Take_InvalidBytes_AreSkipped() => Assert.Equal([Key.Of('q')], new KeyDecoder().Take([0xff, 0xfe, (byte)'q']));

    [Fact]
    public void Take_MouseReports_AreClickAndWheelAtTheirPlace_ReleasesAreNothing() => Assert.Equal(
        [new Key(KeyKind.Click, default, 11, 4), new Key(KeyKind.WheelDown, default, 0, 0), new Key(KeyKind.WheelUp, default, 79, 23)],
        new KeyDecoder().Take("\u001b[<0;12;5M\u001b[<0;12;5m\u001b[<65;1;1M\u001b[<68;80;24M"u8));

    [Theory]
    [InlineData("\u001b[3~", KeyKind.Delete)]
    [InlineData("\u001b[Z", KeyKind.BackTab)]
    public void Take_DeleteAndBackTab_AreKeys(string sent, KeyKind expected) =>
        Assert.Equal([expected], new KeyDecoder().Take(Encoding.UTF8.GetBytes(sent)).Select(k => k.Kind));
}
