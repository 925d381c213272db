# switch_interval: gnuplot --default-settings draws it; set a terminal and an output before.
set encoding utf8
set termoption noenhanced
$p1s1 << EOD
0.0001 0.000351095 0.000327099456 0.000375090544
0.0002 0.000439102667 0.000363632306 0.000514573028
0.0005 0.000760509 0.000667191499 0.000853826501
0.001 0.001223763 0.00120843514 0.00123909086
0.002 0.00220407367 0.00219297027 0.00221517706
0.005 0.00521783233 0.00516668073 0.00526898394
0.01 0.0101934787 0.010181817 0.0102051403
0.02 0.0202038673 0.0201848124 0.0202229223
0.05 0.0501934787 0.050181817 0.0502051403
EOD
$p1s2 << EOD
0.0001 0.001341267 0.00107768652 0.00160484748
0.0002 0.00129938933 0.00083355027 0.0017652284
0.0005 0.001433146 0.00117768299 0.00168860901
0.001 0.00238722833 0.00207643122 0.00269802545
0.002 0.003453286 0.00309555772 0.00381101428
0.005 0.0116214323 0.00728602374 0.0159568409
0.01 0.013797271 0.012783434 0.014811108
0.02 0.038044918 0.0288665829 0.0472232531
0.05 0.069424709 0.0595528388 0.0792965792
EOD
$p1s3 << EOD
0.0001 0.005795581 0.00478409186 0.00680707014
0.0002 0.00545569467 0.00388002867 0.00703136067
0.0005 0.00617841367 0.00593977008 0.00641705726
0.001 0.00992595533 0.00919753707 0.0106543736
0.002 0.0188888127 0.0179825617 0.0197950636
0.005 0.0384903187 0.0266581227 0.0503225146
0.01 0.050728251 0.0457003422 0.0557561598
0.02 0.109216261 0.10045226 0.117980262
0.05 0.21225422 0.184685676 0.239822764
EOD
$p1l1 << EOD
7.79904093e-05 7.79904093e-05
0.0001 0.0001
0.0002 0.0002
0.0005 0.0005
0.001 0.001
0.002 0.002
0.005 0.005
0.01 0.01
0.02 0.02
0.05 0.05
0.0641104469 0.0641104469
EOD
$p2s1 << EOD
0.0001 0.000339120667 0.000323196829 0.000355044504
0.0002 0.000459344333 0.000451313446 0.000467375221
0.0005 0.000757748333 0.000754834923 0.000760661743
0.001 0.001266353 0.00126066188 0.00127204412
0.002 0.002150144 0.00208950162 0.00221078638
0.005 0.00526208433 0.00524812207 0.00527604659
0.01 0.0104447613 0.0103150534 0.0105744693
0.02 0.0204436707 0.0204252702 0.0204620712
0.05 0.0504447613 0.0503150534 0.0505744693
EOD
$p2s2 << EOD
0.0001 0.000516979333 0.000446750068 0.000587208598
0.0002 0.000688579667 0.000581674736 0.000795484597
0.0005 0.000954559333 0.000889838082 0.00101928058
0.001 0.00140279567 0.00127552799 0.00153006335
0.002 0.00266831667 0.0024359662 0.00290066713
0.005 0.00610024133 0.00559304585 0.00660743681
0.01 0.0136397643 0.0123717616 0.014907767
0.02 0.0263433957 0.0234879087 0.0291988827
0.05 0.0694088107 0.0674642498 0.0713533715
EOD
$p2s3 << EOD
0.0001 0.001214838 0.00106068696 0.00136898904
0.0002 0.00156552867 0.00131932513 0.00181173221
0.0005 0.00282343633 0.00277626937 0.0028706033
0.001 0.00349691433 0.0030046413 0.00398918736
0.002 0.007687407 0.00682020292 0.00855461108
0.005 0.01245416 0.0101082137 0.0148001063
0.01 0.0169816747 0.0158321623 0.018131187
0.02 0.0354288433 0.0308065538 0.0400511328
0.05 0.0899496867 0.0752115395 0.104687834
EOD
$p2l1 << EOD
7.79904093e-05 7.79904093e-05
0.0001 0.0001
0.0002 0.0002
0.0005 0.0005
0.001 0.001
0.002 0.002
0.005 0.005
0.01 0.01
0.02 0.02
0.05 0.05
0.0641104469 0.0641104469
EOD
set multiplot
unset key
set border 3 linecolor rgb '#222222' linewidth 1
set grid linecolor rgb '#DDDDDD' linetype 1 linewidth 0.7
set tics nomirror out scale 0.5 textcolor rgb '#222222'
set logscale x
set xrange [7.79904093e-05:0.0641104469]
set logscale y
set yrange [7.32494526e-05:0.327405538]
unset label
unset arrow
set label 'The convoy: an answer waits a switch interval for the GIL' at screen 0.01750,0.95833 left front textcolor rgb '#222222' font 'Liberation Sans,16'
set label 'switch interval' at screen 0.49239,0.06019 center front textcolor rgb '#222222'
set label 'mean latency' at screen 0.02000,0.50463 center front textcolor rgb '#222222' rotate by 90
set lmargin at screen 0.10828
set rmargin at screen 0.42563
set tmargin at screen 0.85185
set bmargin at screen 0.15741
set xtics ('100 µs' 0.0001, '1 ms' 0.001, '10 ms' 0.01)
set ytics ('100 µs' 0.0001, '1 ms' 0.001, '10 ms' 0.01, '100 ms' 0.1)
set label '1 core' at screen 0.11078,0.87963 left front textcolor rgb '#222222'
set label '1 computing' at screen 0.42637,0.69063 left front textcolor rgb '#005A8C'
set label '2 computing' at screen 0.42637,0.72999 left front textcolor rgb '#A84A00'
set label '4 computing' at screen 0.42637,0.81604 left front textcolor rgb '#00724F'
set label 'one interval' at screen 0.16031,0.21262 left front textcolor rgb '#666666'
plot $p1s1 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2', \
  $p1s2 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00', \
  $p1s3 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#009E73', \
  $p1l1 with lines linewidth 1.2 dashtype (4,4) linecolor rgb '#666666', \
  $p1s1 using 1:2 with lines linewidth 2 dashtype solid linecolor rgb '#0072B2', \
  $p1s1 using 1:2 with points pointtype 7 pointsize 0.8 linecolor rgb '#0072B2', \
  $p1s2 using 1:2 with lines linewidth 2 dashtype (12,4) linecolor rgb '#D55E00', \
  $p1s2 using 1:2 with points pointtype 5 pointsize 0.8 linecolor rgb '#D55E00', \
  $p1s3 using 1:2 with lines linewidth 2 dashtype (3,3) linecolor rgb '#009E73', \
  $p1s3 using 1:2 with points pointtype 9 pointsize 0.8 linecolor rgb '#009E73'
unset label
unset arrow
set lmargin at screen 0.55914
set rmargin at screen 0.87649
set tmargin at screen 0.85185
set bmargin at screen 0.15741
set xtics ('100 µs' 0.0001, '1 ms' 0.001, '10 ms' 0.01)
set ytics ('' 0.0001, '' 0.001, '' 0.01, '' 0.1)
set label '2 cores' at screen 0.56164,0.87963 left front textcolor rgb '#222222'
set arrow from screen 0.87098,0.69732 to screen 0.87473,0.68269 nohead linewidth 0.6 linecolor rgb '#0072B2'
set label '1 computing' at screen 0.87723,0.68269 left front textcolor rgb '#005A8C'
set label '2 computing' at screen 0.87723,0.72204 left front textcolor rgb '#A84A00'
set arrow from screen 0.87098,0.74511 to screen 0.87473,0.76139 nohead linewidth 0.6 linecolor rgb '#009E73'
set label '4 computing' at screen 0.87723,0.76139 left front textcolor rgb '#00724F'
set label 'one interval' at screen 0.61117,0.21262 left front textcolor rgb '#666666'
plot $p2s1 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#0072B2', \
  $p2s2 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#D55E00', \
  $p2s3 using 1:3:4 with filledcurves fillstyle transparent solid 0.18 noborder linecolor rgb '#009E73', \
  $p2l1 with lines linewidth 1.2 dashtype (4,4) linecolor rgb '#666666', \
  $p2s1 using 1:2 with lines linewidth 2 dashtype solid linecolor rgb '#0072B2', \
  $p2s1 using 1:2 with points pointtype 7 pointsize 0.8 linecolor rgb '#0072B2', \
  $p2s2 using 1:2 with lines linewidth 2 dashtype (12,4) linecolor rgb '#D55E00', \
  $p2s2 using 1:2 with points pointtype 5 pointsize 0.8 linecolor rgb '#D55E00', \
  $p2s3 using 1:2 with lines linewidth 2 dashtype (3,3) linecolor rgb '#009E73', \
  $p2s3 using 1:2 with points pointtype 9 pointsize 0.8 linecolor rgb '#009E73'
unset multiplot
